// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartOptionsTest {

    private static PartOptions of(String name, String text) {
        return new PartOptions(Map.of(name, text));
    }

    @Test
    void givesWhatIsStatedAndDefaultsOtherwise() {
        assertEquals(128, of("bases", "128").whole("bases", 256, 1, 1000));
        assertEquals(256, PartOptions.DEFAULTS.whole("bases", 256, 1, 1000));
        assertEquals(1e-3, of("alpha", "1e-3").real("alpha", 0, 0, 1));
        assertEquals("paper", of("normalisation", "paper").text("normalisation", "released"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "0", "1001", "99999999999"})
    void namesOptionValueAndRange(String text) {
        Problem problem = assertThrows(Problem.class, () -> of("bases", text).whole("bases", 256, 1, 1000));
        assertTrue(problem.line().contains("bases=" + text) && problem.line().contains("1 to 1000"), problem.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-0.1", "1,5"})
    void refusesNumbersThatAreNone(String text) {
        assertThrows(Problem.class, () -> of("alpha", text).real("alpha", 0, 0, 1));
    }

    @Test
    void refusesWhatAPartDoesNotKnow() {
        PartOptions options = of("base", "128");
        Problem problem = assertThrows(Problem.class, () -> options.allow("bases", "offset"));
        assertTrue(problem.line().contains("base=128") && problem.line().contains("bases, offset"), problem.line());
        assertThrows(Problem.class, () -> options.allow());
    }

    @Test
    void kindsAreFoundByTheirKeys() {
        assertEquals(PartKind.KERNEL, PartKind.ofKey("kernel"));
        assertTrue(assertThrows(Problem.class, () -> PartKind.ofKey("kernl")).line().contains("kernel, prior"));
    }

    @Test
    void startingValuesFitTheirShape() {
        assertThrows(IllegalArgumentException.class, () -> new StartingValue("a", List.of(2L, 3L), new double[5], true));
        assertEquals(new StartingValue("a", List.of(), new double[] {1}, false),
                new StartingValue("a", List.of(), new double[] {1}, false));
    }
}
