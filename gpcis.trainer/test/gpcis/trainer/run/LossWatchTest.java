// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossWatchTest {

    @Test
    void aLossThatStaysIsWellAndOneThatGrowsIsNot() {
        LossWatch watch = new LossWatch();
        for (int step = 0; step < 2000; step++) {
            watch.add(0.3);
            assertFalse(watch.beyond(1.001));
        }
        assertEquals(0.3, watch.mean(), 1e-12);
        int steps = 0;
        while (!watch.beyond(5)) {
            watch.add(3);
            steps++;
        }
        // 0.3 + 2.7·(1 − 0.98ⁿ) > 1.5 from n = 30 on
        assertEquals(30, steps);
    }

    @Test
    void theFirstStepsSayNothing() {
        LossWatch watch = new LossWatch();
        watch.add(1e-9);
        for (int step = 1; step < 49; step++) {
            watch.add(1e9);
            assertFalse(watch.beyond(2));
        }
    }

    @Test
    void goesOnFromItsNotesToTheSameBits() {
        LossWatch whole = new LossWatch();
        LossWatch parts = new LossWatch();
        for (int step = 0; step < 120; step++) {
            double loss = 1 / (1.0 + step);
            whole.add(loss);
            parts.add(loss);
            parts = LossWatch.of(parts.notes());
        }
        assertEquals(whole.notes(), parts.notes());
        assertTrue(whole.mean() > 0);
    }
}
