// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Walks from a pixel to all that are connected to it. */
public final class Flood {

    private final int width;
    private final int height;
    private final boolean diagonal;
    private int[] waiting = new int[256];
    private int count;

    /** @param diagonal whether pixels that only share a corner are connected */
    public Flood(Size size, boolean diagonal) {
        this.width = size.width();
        this.height = size.height();
        this.diagonal = diagonal;
    }

    /**
     * Takes a pixel and all that are connected to it.
     *
     * @param open whether a pixel is still to be taken; must say no once it was
     * @param take takes a pixel
     */
    public void from(int start, IntPredicate open, IntConsumer take) {
        visit(start, open, take);
        while (count > 0) {
            int pixel = waiting[--count];
            int x = pixel % width;
            int y = pixel / width;
            for (int dy = y > 0 ? -1 : 0; dy <= (y < height - 1 ? 1 : 0); dy++) {
                for (int dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx++) {
                    if (diagonal || dx == 0 || dy == 0) {
                        visit(pixel + dy * width + dx, open, take);
                    }
                }
            }
        }
    }

    private void visit(int pixel, IntPredicate open, IntConsumer take) {
        if (open.test(pixel)) {
            take.accept(pixel);
            waiting = count == waiting.length ? Arrays.copyOf(waiting, 2 * count) : waiting;
            waiting[count++] = pixel;
        }
    }
}
