// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InformationGainTest {

    /** The definition itself, I = h(E[s(f)]) − E[h(s(f))] for f ~ N(μ, σ²), by numerical integration. */
    private static double integrated(double mean, double deviation) {
        double probability = 0;
        double entropy = 0;
        double step = 1e-3;
        for (double z = -8; z < 8; z += step) {
            double weight = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
            double p = 1 / (1 + Math.exp(-(mean + deviation * z)));
            probability += weight * p;
            entropy += weight * coin(p);
        }
        return coin(probability) - entropy;
    }

    private static double coin(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }

    @ParameterizedTest
    @CsvSource({"0,0.1", "0,1", "0,2", "0,5", "1,1", "-1,1", "3,2", "-3,2", "6,1", "2,0.3"})
    void isCloseToTheMutualInformation(double mean, double deviation) {
        assertEquals(integrated(mean, deviation), InformationGain.bits(mean, deviation * deviation), 0.04);
    }

    @Test
    void doubtThatMoreLabelsCannotSettleTellsNothing() {
        assertEquals(0, InformationGain.bits(0, 0), 1e-6);
    }

    @Test
    void growsWithIgnoranceAndFallsWithCertainty() {
        assertTrue(InformationGain.bits(0, 4) > InformationGain.bits(0, 1));
        assertTrue(InformationGain.bits(0, 1) > InformationGain.bits(3, 1));
    }

    @ParameterizedTest
    @CsvSource({"1e8,1", "-1e8,1", "0,1e12", "1e8,1e12"})
    void staysANumberAtTheEnds(double mean, double variance) {
        double bits = InformationGain.bits(mean, variance);
        assertTrue(bits > -0.04 && bits <= 1, "bits " + bits);
    }
}
