// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.picture.Mask;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Connected pieces against a walk from each pixel. */
final class PiecesTest {

    @Test
    void piecesAreWhatAWalkReaches() {
        Random random = new Random(31);
        for (int trial = 0; trial < 400; trial++) {
            Mask mask = Drawn.random(random, 20);
            boolean diagonal = trial % 2 == 0;
            Pieces pieces = Pieces.of(mask.size(), mask::contains, diagonal);
            int width = mask.size().width();
            int height = mask.size().height();
            int[] numbers = new int[mask.size().pixels()];
            java.util.Arrays.fill(numbers, -1);
            int count = 0;
            for (int start = 0; start < numbers.length; start++) {
                if (mask.contains(start) && numbers[start] < 0) {
                    int piece = count++;
                    int[] area = {0};
                    boolean[] border = {false};
                    new Flood(mask.size(), diagonal).from(start, i -> mask.contains(i) && numbers[i] < 0, i -> {
                        numbers[i] = piece;
                        area[0]++;
                        border[0] |= i % width == 0 || i % width == width - 1 || i / width == 0 || i / width == height - 1;
                    });
                    assertEquals(area[0], pieces.area(piece));
                    assertEquals(border[0], pieces.atBorder(piece));
                }
            }
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(numbers[i], pieces.number(i), Drawn.text(mask));
            }
        }
    }
}
