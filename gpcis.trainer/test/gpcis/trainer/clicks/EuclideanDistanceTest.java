// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.clicks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EuclideanDistanceTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "9, 7, 0.5", "16, 16, 0.9", "13, 20, 0.98", "8, 8, 1", "8, 8, 0"})
    void isWhatLookingEverywhereFinds(int width, int height, double filled) {
        Random random = new Random(3);
        boolean[] inside = new boolean[width * height];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = random.nextDouble() < filled;
        }
        assertArrayEquals(everywhere(inside, width, height), EuclideanDistance.squared(inside, width, height));
    }

    private static int[] everywhere(boolean[] inside, int width, int height) {
        int[] squared = new int[inside.length];
        for (int i = 0; i < inside.length; i++) {
            int least = inside[i] ? Integer.MAX_VALUE : 0;
            for (int y = -1; y <= height && inside[i]; y++) {
                for (int x = -1; x <= width; x++) {
                    boolean member = y >= 0 && y < height && x >= 0 && x < width && inside[y * width + x];
                    int across = x - i % width;
                    int down = y - i / width;
                    least = member ? least : Math.min(least, across * across + down * down);
                }
            }
            squared[i] = least;
        }
        return squared;
    }
}
