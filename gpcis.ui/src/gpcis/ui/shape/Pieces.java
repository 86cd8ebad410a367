// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Connected pieces of the pixels that a rule holds for, numbered in the order of their first pixels. */
public final class Pieces {

    private final int[] numbers;
    private int[] areas = new int[16];
    private boolean[] atBorder = new boolean[16];
    private int count;

    private Pieces(Size size) {
        numbers = new int[size.pixels()];
        Arrays.fill(numbers, -1);
    }

    /**
     * Finds all pieces.
     *
     * @param diagonal whether pixels that only share a corner are connected
     */
    public static Pieces of(Size size, IntPredicate member, boolean diagonal) {
        Pieces pieces = new Pieces(size);
        Flood flood = new Flood(size, diagonal);
        for (int i = 0; i < size.pixels(); i++) {
            if (pieces.numbers[i] < 0 && member.test(i)) {
                pieces.begin();
                flood.from(i, pixel -> pieces.numbers[pixel] < 0 && member.test(pixel), pixel -> pieces.take(pixel, size));
                pieces.count++;
            }
        }
        return pieces;
    }

    private void begin() {
        if (count == areas.length) {
            areas = Arrays.copyOf(areas, 2 * count);
            atBorder = Arrays.copyOf(atBorder, 2 * count);
        }
    }

    private void take(int pixel, Size size) {
        int x = pixel % size.width();
        int y = pixel / size.width();
        numbers[pixel] = count;
        areas[count]++;
        atBorder[count] |= x == 0 || y == 0 || x == size.width() - 1 || y == size.height() - 1;
    }

    /** The number of the piece that a pixel belongs to; −1 for none. */
    public int number(int pixel) {
        return numbers[pixel];
    }

    /** Pixels of a piece. */
    public int area(int piece) {
        return areas[piece];
    }

    /** Whether a piece touches the picture's border. */
    public boolean atBorder(int piece) {
        return atBorder[piece];
    }

    /** The number of the largest piece, the first of several; −1 where there is none. */
    public int largest() {
        int largest = -1;
        for (int piece = 0; piece < count; piece++) {
            if (largest < 0 || areas[piece] > areas[largest]) {
                largest = piece;
            }
        }
        return largest;
    }
}
