// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.picture.Size;

/**
 * Which part of a picture a window shows.
 *
 * @param scale window pixels to one picture pixel
 * @param left picture column at the window's left edge
 * @param top picture row at the window's upper edge
 * @param width of the window
 * @param height of the window
 */
record Viewport(double scale, double left, double top, double width, double height) {

    private static final double LARGEST = 64;
    private static final double SMALLEST = 0.01;
    /** As much of the picture stays in sight, in window pixels. */
    private static final double KEPT = 40;
    private static final double MARGIN = 12;

    /** The whole picture in the middle, as large as it fits; small ones are enlarged eight times at most. */
    static Viewport fitting(Size picture, double width, double height) {
        double roomX = Math.max(1, width - 2 * MARGIN);
        double roomY = Math.max(1, height - 2 * MARGIN);
        double scale = Math.min(8, Math.min(roomX / picture.width(), roomY / picture.height()));
        return centred(picture, scale, width, height);
    }

    /** One picture pixel to one window pixel, the picture's middle in the middle. */
    static Viewport actual(Size picture, double width, double height) {
        return centred(picture, 1, width, height);
    }

    private static Viewport centred(Size picture, double scale, double width, double height) {
        return new Viewport(scale, (picture.width() - width / scale) / 2, (picture.height() - height / scale) / 2, width, height);
    }

    /** Closer or farther, with what lies below that point of the window staying there. */
    Viewport zoomed(double x, double y, double factor) {
        double next = Math.min(LARGEST, Math.max(SMALLEST, scale * factor));
        return new Viewport(next, left + x / scale - x / next, top + y / scale - y / next, width, height);
    }

    /** Moved by window pixels, so far that something of the picture stays in sight. */
    Viewport moved(double dx, double dy, Size picture) {
        return new Viewport(scale, within(left - dx / scale, width, picture.width()),
                within(top - dy / scale, height, picture.height()), width, height);
    }

    private double within(double edge, double room, int length) {
        return Math.min(length - KEPT / scale, Math.max((KEPT - room) / scale, edge));
    }

    /** The same middle in a window of another size. */
    Viewport resized(double newWidth, double newHeight) {
        return new Viewport(scale, left + (width - newWidth) / 2 / scale, top + (height - newHeight) / 2 / scale,
                newWidth, newHeight);
    }

    double columnAt(double x) {
        return left + x / scale;
    }

    double rowAt(double y) {
        return top + y / scale;
    }

    /** Where a column lies in the window. */
    double x(double column) {
        return (column - left) * scale;
    }

    /** Where a row lies in the window. */
    double y(double row) {
        return (row - top) * scale;
    }
}
