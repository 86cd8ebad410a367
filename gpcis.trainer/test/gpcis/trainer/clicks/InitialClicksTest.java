// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.clicks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InitialClicksTest {

    private static final int SIDE = 60;
    private static final int DRAWS = 3000;

    /** A disk of radius 15 around (30, 30), and a band about which nothing is said. */
    private static byte[] disk() {
        byte[] truth = new byte[SIDE * SIDE];
        for (int i = 0; i < truth.length; i++) {
            int y = i / SIDE;
            int x = i % SIDE;
            truth[i] = (byte) (Math.hypot(y - 30, x - 30) <= 15 ? 1 : y > 55 ? -1 : 0);
        }
        return truth;
    }

    @Test
    void everyClickLiesWhereItsLabelSays() {
        byte[] truth = disk();
        InitialClicks clicks = new InitialClicks(24, 0.8, 0, 1.7);
        for (int seed = 0; seed < 300; seed++) {
            List<NetworkClick> drawn = clicks.sample(truth, SIDE, new Random(seed));
            assertTrue(Math.hypot(drawn.get(0).row() - 30, drawn.get(0).column() - 30) < 8, "the first one is near the centre");
            for (NetworkClick click : drawn) {
                assertEquals(click.label() == ClickLabel.FOREGROUND ? 1 : 0,
                        truth[(int) click.row() * SIDE + (int) click.column()]);
            }
        }
    }

    /** The mean of a geometric distribution cut at its most; negative ones may be none. */
    @Test
    void numbersFollowTheDecay() {
        double positive = 0;
        double negative = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            for (NetworkClick click : new InitialClicks(24, 0.7, 0, 1.7).sample(disk(), SIDE, new Random(seed))) {
                positive += click.label() == ClickLabel.FOREGROUND ? 1.0 / DRAWS : 0;
                negative += click.label() == ClickLabel.BACKGROUND ? 1.0 / DRAWS : 0;
            }
        }
        // 0.7/0.3 = 2.33 before cutting, standard error 0.05
        assertEquals(3.33, positive, 0.2);
        assertEquals(2.33, negative, 0.2);
    }

    @Test
    void aPersonBeginsWithOneClick() {
        assertEquals(1, new InitialClicks(24, 0.8, 1, 1.7).sample(disk(), SIDE, new Random(1)).size());
    }

    @Test
    void correctsTheThickestError() {
        byte[] truth = disk();
        float[] nothing = new float[truth.length];
        NetworkClick missed = Correction.draw(nothing, truth, SIDE, new Random(1)).orElseThrow();
        assertEquals(ClickLabel.FOREGROUND, missed.label());
        assertTrue(Math.hypot(missed.row() - 30, missed.column() - 30) < 9);
        float[] right = new float[truth.length];
        float[] excess = new float[truth.length];
        for (int i = 0; i < truth.length; i++) {
            right[i] = truth[i];
            excess[i] = i / SIDE < 10 ? 1 : truth[i];
        }
        assertEquals(Optional.empty(), Correction.draw(right, truth, SIDE, new Random(1)));
        NetworkClick wrong = Correction.draw(excess, truth, SIDE, new Random(1)).orElseThrow();
        assertEquals(ClickLabel.BACKGROUND, wrong.label());
        assertTrue(wrong.row() < 10);
    }
}
