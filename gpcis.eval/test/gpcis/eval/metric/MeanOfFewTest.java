// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MeanOfFewTest {

    /** By hand: mean 4, s² = 4, half width 4.3027·2/√3. */
    @Test
    void threeNumbers() {
        MeanOfFew mean = MeanOfFew.of(2, 4, 6);
        assertEquals(4, mean.mean(), 1e-12);
        assertEquals(4 - 4.96833, mean.interval().low(), 1e-4);
        assertEquals(4 + 4.96833, mean.interval().high(), 1e-4);
    }

    @Test
    void equalNumbersLeaveNoDoubtAndOneLeavesAll() {
        assertEquals(new Interval(1, 1), MeanOfFew.of(1, 1, 1, 1).interval());
        assertEquals(Double.POSITIVE_INFINITY, MeanOfFew.of(5).interval().high());
        assertThrows(IllegalArgumentException.class, MeanOfFew::of);
    }
}
