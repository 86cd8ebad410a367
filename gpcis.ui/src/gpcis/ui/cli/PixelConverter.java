// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a clicked pixel as {@code next-click} prints it, row first: {@code 38,48}, {@code 38,48,+} or {@code 38,48,-}. */
final class PixelConverter implements ITypeConverter<Click> {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*(?:,\\s*([-+])\\s*)?");

    @Override
    public Click convert(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new TypeConversionException("'" + text + "' is not a pixel; write ROW,COLUMN, counted from 0: 38,48");
        }
        ClickLabel label = "-".equals(match.group(3)) ? ClickLabel.BACKGROUND : ClickLabel.FOREGROUND;
        return new Click(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1)), label);
    }
}
