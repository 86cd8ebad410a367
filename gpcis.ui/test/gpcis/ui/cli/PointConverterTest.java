// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class PointConverterTest {

    private final PointConverter converter = new PointConverter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            60.25,80.75,+ | 60.25 | 80.75 | FOREGROUND
            5,5,-         | 5     | 5     | BACKGROUND
            5,7           | 5     | 7     | FOREGROUND
            -1.5,.5,-     | -1.5  | 0.5   | BACKGROUND
            1e1, 2.,+     | 10    | 2     | FOREGROUND
            """)
    void readsRowThenColumn(String text, double row, double column, ClickLabel label) {
        assertEquals(new NetworkClick(row, column, label), converter.convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5;5", "5,5,5", "5,5,*", "a,b", "NaN,5", "5,5,+,", "1e,5"})
    void refusesEverythingElse(String text) {
        assertTrue(assertThrows(TypeConversionException.class, () -> converter.convert(text)).getMessage()
                .contains("'" + text + "' is not a point"));
    }

    @Test
    void refusesWhatIsBeyondAllNumbers() {
        assertThrows(TypeConversionException.class, () -> converter.convert("1e999,5"));
    }
}
