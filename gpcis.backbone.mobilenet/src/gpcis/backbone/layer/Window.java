// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

/**
 * How a convolution moves over a picture. All in cells, the same in both directions.
 *
 * @param size side of the kernel
 * @param stride step from one output to the next
 * @param padding zeros put around the input, on each side
 * @param dilation distance of the kernel's cells
 * @param groups channels are split into this many groups that do not mix
 */
public record Window(int size, int stride, int padding, int dilation, int groups) {

    /** @throws IllegalArgumentException if a number is out of range */
    public Window {
        if (size < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException("size " + size + ", stride " + stride + ", padding " + padding + ", dilation "
                    + dilation + ", groups " + groups);
        }
    }

    /** Padded by as much as the kernel, of an odd size, reaches out: with stride 1 the size stays the same. */
    public static Window same(int size) {
        return new Window(size, 1, size / 2, 1, 1);
    }

    /** Without padding and overlap: each patch of that size becomes one cell. */
    public static Window patches(int size) {
        return new Window(size, size, 0, 1, 1);
    }

    /** The same with another stride. */
    public Window strided(int stride) {
        return new Window(size, stride, padding, dilation, groups);
    }

    /** The same with the kernel spread, padded by as much as it then reaches out. */
    public Window dilated(int dilation) {
        return new Window(size, stride, padding * dilation, dilation, groups);
    }

    /** The same in groups of channels. */
    public Window grouped(int groups) {
        return new Window(size, stride, padding, dilation, groups);
    }

    long outputSide(long side) {
        return (side + 2L * padding - (long) dilation * (size - 1) - 1) / stride + 1;
    }
}
