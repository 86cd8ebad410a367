// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variants of Table 4 as they are shipped. */
final class VariantFilesTest {

    private final Variants variants =
            new Variants(Path.of(System.getProperty("gpcis.root", ".."), "gpcis.ui", "conf", "variants"), null, null);

    @Test
    void thereIsOneForEachRowOfTheTable() {
        assertEquals(List.of("a", "b", "c", "d", "e"), variants.names());
        Problem problem = assertThrows(Problem.class, () -> variants.open("f"));
        assertTrue(problem.line().contains("'f'") && problem.line().contains("a, b, c, d, e"), problem.line());
    }

    @ParameterizedTest
    @CsvSource({"a,learned,learned,deep+rgb", "b,rbf,learned,deep+rgb", "c,learned,rff,deep+rgb", "d,learned,learned,deep",
        "e,learned,learned,deep+rgb"})
    void theyChooseTheTablesSwitches(String name, String kernel, String prior, String features) {
        assertEquals(Map.of(PartKind.KERNEL, kernel, PartKind.PRIOR, prior, PartKind.FEATURES, features),
                variants.open(name).parts());
    }

    @Test
    void onlyTheFirstLeavesTheVariationalTermOut() {
        for (String name : variants.names()) {
            Map<String, Object> terms = variants.open(name).configurations().get(Variant.OBJECTIVE);
            assertEquals(name.equals("a") ? Map.of("nfl", 1.0) : Map.of("nfl", 1.0, "lvi", 1e-3), terms, name);
        }
    }

    @Test
    void valuesHaveTheTypesOfTheSpecification() {
        Variant variant = Variant.read("x", "// a comment\n{\":configurator:version\": \"1.0.0\","
                + " \"some.pid\": {\"text\": \"1\", \"whole\": 3, \"real\": 1e-3, \"yes\": true}}", "x.json");
        assertEquals(Map.of("some.pid", Map.of("text", "1", "whole", 3L, "real", 1e-3, "yes", true)), variant.configurations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "{\"gpcis.parts\": \"rbf\"}", "{\"gpcis.parts\": {\"kernel\": [\"rbf\"]}}", "{\"a\""})
    void anotherFormIsAProblemThatNamesTheFile(String text) {
        Problem problem = assertThrows(Problem.class, () -> Variant.read("x", text, "x.json"));
        assertTrue(problem.line().startsWith("x.json is no configuration"), problem.line());
    }

    @Test
    void anUnknownKindIsAProblem() {
        Variant variant = Variant.read("x", "{\"gpcis.parts\": {\"colour\": \"red\"}}", "x.json");
        assertTrue(assertThrows(Problem.class, variant::parts).line().contains("'colour'"));
    }
}
