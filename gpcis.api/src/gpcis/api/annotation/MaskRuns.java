// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.Objects;

/**
 * A mask as lengths of runs, as the COCO data set writes them: pixels column by column, each column from the top; the first
 * run is beside the object (0 where the first pixel is on it), the second on it, and so on. Immutable, compared by value.
 * Equal masks have equal runs.
 */
public final class MaskRuns {

    private static final char FIRST_DIGIT = '0';
    private static final int CONTINUED = 32;
    private static final int NEGATIVE = 16;

    private final Size size;
    private final int[] counts;

    private MaskRuns(Size size, int[] counts) {
        this.size = size;
        this.counts = counts;
    }

    /** The runs of a mask. */
    public static MaskRuns of(Mask mask) {
        int width = mask.size().width();
        int height = mask.size().height();
        int[] counts = new int[64];
        int runs = 0;
        int length = 0;
        boolean object = false;
        for (int x = 0; x < width; x++) {
            for (int y = 0, i = x; y < height; y++, i += width) {
                if (mask.contains(i) != object) {
                    counts = runs == counts.length ? Arrays.copyOf(counts, 2 * runs) : counts;
                    counts[runs++] = length;
                    length = 0;
                    object = !object;
                }
                length++;
            }
        }
        counts = Arrays.copyOf(counts, runs + 1);
        counts[runs] = length;
        return new MaskRuns(mask.size(), counts);
    }

    /**
     * Runs as a file states them; runs of length 0 that only join their neighbours are taken out.
     *
     * @param counts lengths, beginning beside the object
     * @throws IllegalArgumentException if a length is negative or they do not add up to the number of pixels
     */
    public static MaskRuns of(Size size, int... counts) {
        long sum = 0;
        int[] joined = new int[Math.max(1, counts.length)];
        int runs = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] < 0) {
                throw new IllegalArgumentException("run of length " + counts[c]);
            }
            sum += counts[c];
            boolean object = c % 2 == 1;
            if (counts[c] == 0 && runs > 0) {
                continue;
            }
            if (runs > 0 && (runs - 1) % 2 == (object ? 1 : 0)) {
                joined[runs - 1] += counts[c];
            } else {
                joined[runs++] = counts[c];
            }
        }
        if (sum != size.pixels()) {
            throw new IllegalArgumentException("runs of " + sum + " pixels for a " + size + " mask");
        }
        return new MaskRuns(size, Arrays.copyOf(joined, runs));
    }

    /**
     * Runs in COCO's compressed form, as {@link #text} writes it.
     *
     * @throws IllegalArgumentException if the text is no such runs, or not of a mask of that size
     */
    public static MaskRuns ofText(Size size, String text) {
        int[] counts = new int[64];
        int runs = 0;
        for (int at = 0; at < text.length(); runs++) {
            long value = 0;
            int shift = 0;
            int digit;
            do {
                digit = at < text.length() ? text.charAt(at++) - FIRST_DIGIT : -1;
                if (digit < 0 || digit > 63 || shift > 35) {
                    throw new IllegalArgumentException("compressed runs are damaged at character " + at);
                }
                value |= (digit & 31L) << shift;
                shift += 5;
            } while ((digit & CONTINUED) != 0);
            value |= (digit & NEGATIVE) == 0 ? 0 : -1L << shift;
            value += runs > 2 ? counts[runs - 2] : 0;
            if (value < 0 || value > size.pixels()) {
                throw new IllegalArgumentException("run of length " + value + " in a " + size + " mask");
            }
            counts = runs == counts.length ? Arrays.copyOf(counts, 2 * runs) : counts;
            counts[runs] = (int) value;
        }
        return of(size, Arrays.copyOf(counts, runs));
    }

    /**
     * The runs in COCO's compressed form: from the fourth run on the difference to the last but one, in groups of five bits,
     * the lowest first, with a sixth bit where another group follows, as characters from {@code 0} on.
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < counts.length; c++) {
            int value = c > 2 ? counts[c] - counts[c - 2] : counts[c];
            boolean more;
            do {
                int digit = value & 31;
                value >>= 5;
                more = (digit & NEGATIVE) == 0 ? value != 0 : value != -1;
                text.append((char) (FIRST_DIGIT + (more ? digit | CONTINUED : digit)));
            } while (more);
        }
        return text.toString();
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** A copy of the lengths, the first beside the object. */
    public int[] counts() {
        return counts.clone();
    }

    /** Object pixels. */
    public int area() {
        int area = 0;
        for (int c = 1; c < counts.length; c += 2) {
            area += counts[c];
        }
        return area;
    }

    /** The mask. */
    public Mask mask() {
        int width = size.width();
        int height = size.height();
        boolean[] object = new boolean[size.pixels()];
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            for (int end = at + counts[c]; at < end; at++) {
                object[at % height * width + at / height] = c % 2 == 1;
            }
        }
        return Mask.of(size, i -> object[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskRuns that && size.equals(that.size) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, Arrays.hashCode(counts));
    }

    @Override
    public String toString() {
        return area() + " of " + size + " pixels";
    }
}
