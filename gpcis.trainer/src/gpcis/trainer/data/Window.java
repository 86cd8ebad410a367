// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

/**
 * The part of a picture that a sample shows, in pixels of the picture; it may reach beyond it. Its corner pixels become those
 * of the sample, so its aspect is not kept.
 *
 * @param left column of the first sample column
 * @param top row of the first sample row
 * @param width columns covered
 * @param height rows covered
 * @param mirrored left and right exchanged
 * @param upsideDown top and bottom exchanged
 */
record Window(double left, double top, double width, double height, boolean mirrored, boolean upsideDown) {

    /** The column shown in column x of a sample of that side. */
    double column(int x, int side) {
        return left + (mirrored ? side - 1 - x : x) * (width - 1) / (side - 1);
    }

    /** The row shown in row y of a sample of that side. */
    double row(int y, int side) {
        return top + (upsideDown ? side - 1 - y : y) * (height - 1) / (side - 1);
    }
}
