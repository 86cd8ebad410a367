// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A binary mask: for each pixel, whether it belongs to the object. Immutable. */
public final class Mask {

    private final Size size;
    private final boolean[] object;

    private Mask(Size size, boolean[] object) {
        this.size = size;
        this.object = object;
    }

    /**
     * Makes a mask from a rule.
     *
     * @param size width and height
     * @param member told a pixel's index {@code y·width + x}, says whether it belongs to the object
     */
    public static Mask of(Size size, IntPredicate member) {
        boolean[] object = new boolean[size.pixels()];
        for (int i = 0; i < object.length; i++) {
            object[i] = member.test(i);
        }
        return new Mask(size, object);
    }

    /** A mask without any object pixel. */
    public static Mask empty(Size size) {
        return new Mask(size, new boolean[size.pixels()]);
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** Whether the pixel in column x and row y belongs to the object. */
    public boolean contains(int x, int y) {
        Objects.checkIndex(x, size.width());
        return object[y * size.width() + x];
    }

    /** Whether the pixel with index {@code y·width + x} belongs to the object. */
    public boolean contains(int index) {
        return object[index];
    }

    /** Object pixels. */
    public int area() {
        int area = 0;
        for (boolean member : object) {
            area += member ? 1 : 0;
        }
        return area;
    }

    /** The smallest box around the object; empty where there is no object pixel. */
    public Optional<Box> box() {
        int left = size.width();
        int top = size.height();
        int right = -1;
        int bottom = -1;
        for (int y = 0, i = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, i++) {
                if (object[i]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? Optional.empty() : Optional.of(new Box(left, top, right, bottom));
    }

    /**
     * Intersection over union with another mask, 0 … 1; two empty masks agree fully (1).
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public double iou(Mask other) {
        if (!size.equals(other.size)) {
            throw new IllegalArgumentException("masks of " + size + " and " + other.size);
        }
        int intersection = 0;
        int union = 0;
        for (int i = 0; i < object.length; i++) {
            intersection += object[i] && other.object[i] ? 1 : 0;
            union += object[i] || other.object[i] ? 1 : 0;
        }
        return union == 0 ? 1 : (double) intersection / union;
    }
}
