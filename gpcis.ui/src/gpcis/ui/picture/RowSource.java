// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

/** Rows of an image as 8-bit sRGB, transparency already laid over white. */
@FunctionalInterface
interface RowSource {

    /**
     * Reads a row.
     *
     * @param y the row
     * @param rgb receives red, green and blue of each of its pixels
     */
    void read(int y, byte[] rgb);
}
