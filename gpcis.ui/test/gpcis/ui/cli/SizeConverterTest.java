// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gpcis.api.picture.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class SizeConverterTest {

    @Test
    void readsOneSideOrBoth() {
        assertEquals(new Size(384, 384), new SizeConverter().convert("384"));
        assertEquals(new Size(640, 480), new SizeConverter().convert(" 640x480 "));
        assertEquals(new Size(640, 480), new SizeConverter().convert("640×480"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "10x0", "8193", "99999x99999", "-3", "3.5", "10x", "1000000"})
    void refusesTheRest(String text) {
        assertThrows(TypeConversionException.class, () -> new SizeConverter().convert(text));
    }
}
