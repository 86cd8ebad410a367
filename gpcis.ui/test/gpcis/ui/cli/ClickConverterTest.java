// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class ClickConverterTest {

    private final ClickConverter converter = new ClickConverter();

    @Test
    void readsClicksAsPeopleTypeThem() {
        assertEquals(Click.foreground(320, 240), converter.convert("320,240"));
        assertEquals(Click.foreground(320, 240), converter.convert("320,240,+"));
        assertEquals(Click.background(0, 12), converter.convert("0,12,-"));
        assertEquals(Click.background(7, 8), converter.convert(" 7, 8, - "));
    }

    @Test
    void leavesItToThePictureWhetherACoordinateIsInside() {
        assertEquals(Click.foreground(-3, 5), converter.convert("-3,5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "320", "320;240", "320,240,x", "1.5,2", "a,b", "1,2,3", "1,2,-,", "320 240"})
    void tellsTheForm(String text) {
        String message = assertThrows(TypeConversionException.class, () -> converter.convert(text)).getMessage();
        assertTrue(message.contains("'" + text + "'") && message.contains("X,Y"), message);
    }

    @Test
    void refusesNumbersBeyondAnyPicture() {
        String message = assertThrows(TypeConversionException.class, () -> converter.convert("1,99999999999")).getMessage();
        assertTrue(message.contains("99999999999 is larger than any picture"), message);
    }
}
