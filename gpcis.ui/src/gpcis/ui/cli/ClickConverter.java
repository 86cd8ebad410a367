// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a click as people type it: {@code 320,240} or {@code 320,240,+} on the object, {@code 10,12,-} beside it. */
final class ClickConverter implements ITypeConverter<Click> {

    private static final Pattern FORM = Pattern.compile("\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*(?:,\\s*([-+])\\s*)?");

    @Override
    public Click convert(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new TypeConversionException("'" + text + "' is not a click; write X,Y on the object, X,Y,- beside it, in whole"
                    + " pixels of the picture: 320,240");
        }
        ClickLabel label = "-".equals(match.group(3)) ? ClickLabel.BACKGROUND : ClickLabel.FOREGROUND;
        return new Click(coordinate(match.group(1), text), coordinate(match.group(2), text), label);
    }

    private static int coordinate(String digits, String text) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a click; " + digits + " is larger than any picture");
        }
    }
}
