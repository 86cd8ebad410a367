// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Size;

/** How stored pixels become an upright picture: the eight values of the EXIF orientation tag, in their order. */
enum Orientation {

    /** Upright as stored. */
    UPRIGHT(false, false, false),

    /** Left and right are swapped. */
    MIRRORED(false, true, false),

    /** Upside down. */
    HALF_TURN(false, true, true),

    /** Top and bottom are swapped. */
    FLIPPED(false, false, true),

    /** Rows are columns. */
    TRANSPOSED(true, false, false),

    /** To be turned by 90° clockwise. */
    CLOCKWISE(true, true, false),

    /** Rows are columns, and upside down. */
    TRANSVERSED(true, true, true),

    /** To be turned by 90° counterclockwise. */
    COUNTERCLOCKWISE(true, false, true);

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * @param swapped stored rows become columns
     * @param fromRight afterwards, columns are filled from the right
     * @param fromBottom afterwards, rows are filled from the bottom
     */
    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation with an EXIF number; numbers outside 1 … 8 mean nothing and leave the picture as it is. */
    static Orientation ofExif(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
    }

    /** Where pixels of a stored picture go. */
    Placement placement(int width, int height) {
        Size upright = swapped ? new Size(height, width) : new Size(width, height);
        int right = fromRight ? upright.width() - 1 : 0;
        int bottom = fromBottom ? (upright.height() - 1) * upright.width() : 0;
        int acrossColumns = fromRight ? -1 : 1;
        int acrossRows = fromBottom ? -upright.width() : upright.width();
        return new Placement(upright, right + bottom,
                swapped ? acrossRows : acrossColumns, swapped ? acrossColumns : acrossRows);
    }

    /**
     * Pixel indices in the upright picture.
     *
     * @param upright its size
     * @param origin index of the stored pixel (0, 0)
     * @param column what a step to the right adds
     * @param row what a step down adds
     */
    record Placement(Size upright, int origin, int column, int row) {

        /** Index of the first pixel of a stored row. */
        int rowStart(int y) {
            return origin + y * row;
        }
    }
}
