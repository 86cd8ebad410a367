// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Sparsification;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbabilityMetricsTest {

    @Test
    void addsUpTheObjectsPixels() {
        ObjectResult first = of(new Calibration(List.of(10L, 0L, 10L), List.of(1L, 0L, 9L), List.of(1.0, 0.0, 9.0)));
        ObjectResult second = of(new Calibration(List.of(30L, 0L, 10L), List.of(3L, 0L, 5L), List.of(3.0, 0.0, 9.0)));
        Reliability reliability = Reliability.of(List.of(first, second));
        assertEquals(List.of(new Reliability.Bin(40, 0.1, 0.1), new Reliability.Bin(20, 0.9, 0.7)), reliability.bins());
        assertEquals(20 * 0.2 / 60, reliability.expectedError(), 1e-12);
        ObjectResult other = of(new Calibration(List.of(1L), List.of(1L), List.of(1.0)));
        assertThrows(IllegalArgumentException.class, () -> Reliability.of(List.of(first, other)));
    }

    @Test
    void averagesRelativeCurvesOfObjectsWithErrors() {
        ObjectResult good = of("entropy", List.of(0.4, 0.2), List.of(0.4, 0.0));
        ObjectResult bad = of("entropy", List.of(0.1, 0.1), List.of(0.1, 0.0));
        ObjectResult flawless = of("entropy", List.of(0.0, 0.0), List.of(0.0, 0.0));
        ErrorFinding finding = ErrorFinding.of(List.of(good, bad, flawless), "entropy").orElseThrow();
        assertEquals(2, finding.objects());
        assertEquals(List.of(1.0, 0.75), finding.wrong());
        assertEquals(0.75 / 2, finding.area(), 1e-12);
        assertEquals(Optional.empty(), ErrorFinding.of(List.of(flawless), "entropy"));
        assertEquals(Optional.empty(), ErrorFinding.of(List.of(good), "deviation"));
        assertEquals(List.of("entropy"), ErrorFinding.measures(List.of(good, bad)));
    }

    private static ObjectResult of(Calibration calibration) {
        return Results.of(calibration, List.of(), 0.5);
    }

    private static ObjectResult of(String measure, List<Double> wrong, List<Double> oracle) {
        return Results.of(Calibration.none(), List.of(new Sparsification(measure, wrong, oracle)), 0.5);
    }
}
