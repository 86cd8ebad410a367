// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.error;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SquaredDistanceTest {

    @Test
    void agreesWithTheDefinitionOnRandomRegions() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            Size size = new Size(1 + random.nextInt(14), 1 + random.nextInt(14));
            double share = random.nextDouble();
            boolean[] member = new boolean[size.pixels()];
            for (int i = 0; i < member.length; i++) {
                member[i] = random.nextDouble() < share;
            }
            Mask region = Mask.of(size, i -> member[i]);
            assertArrayEquals(byDefinition(region), SquaredDistance.inside(region), "round " + round + ", " + size);
        }
    }

    @Test
    void countsTheSurroundingsAsOutside() {
        Mask all = Mask.of(new Size(5, 3), i -> true);
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 4, 4, 4, 1, 1, 1, 1, 1, 1}, SquaredDistance.inside(all));
    }

    private static int[] byDefinition(Mask region) {
        int width = region.size().width();
        int height = region.size().height();
        int[] squared = new int[width * height];
        for (int i = 0; i < squared.length; i++) {
            squared[i] = Integer.MAX_VALUE;
            for (int v = -1; v <= height; v++) {
                for (int u = -1; u <= width; u++) {
                    boolean inside = u >= 0 && v >= 0 && u < width && v < height && region.contains(u, v);
                    if (!inside) {
                        int dx = u - i % width;
                        int dy = v - i / width;
                        squared[i] = Math.min(squared[i], dx * dx + dy * dy);
                    }
                }
            }
        }
        return squared;
    }
}
