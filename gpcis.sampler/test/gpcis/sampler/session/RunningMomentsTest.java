// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunningMomentsTest {

    @Test
    void agreesWithTheTwoPassFormulas() {
        double[] draws = new Random(3).doubles(50, -4, 9).toArray();
        RunningMoments moments = new RunningMoments(1);
        double mean = 0;
        double probability = 0;
        for (double draw : draws) {
            moments.add(new double[] {draw});
            mean += draw / draws.length;
            probability += 1 / (1 + Math.exp(-draw)) / draws.length;
        }
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        assertEquals(mean, moments.logit()[0], 1e-6);
        assertEquals(probability, moments.probability()[0], 1e-7);
        assertEquals(Math.sqrt(squares / (draws.length - 1)), moments.deviation()[0], 1e-6);
    }

    @Test
    void smallDifferencesOfLargeLogitsAreNotLost() {
        RunningMoments moments = new RunningMoments(1);
        for (double offset : new double[] {-1e-3, 0, 1e-3}) {
            moments.add(new double[] {1e6 + offset});
        }
        assertEquals(1e-3, moments.deviation()[0], 1e-8);
    }

    @Test
    void drawsThatAgreeHaveNoDeviation() {
        RunningMoments moments = new RunningMoments(2);
        moments.add(new double[] {0.1, -800});
        moments.add(new double[] {0.1, -800});
        assertEquals(0, moments.deviation()[0]);
        assertEquals(0, moments.deviation()[1]);
        assertEquals(0, moments.probability()[1]);
    }
}
