// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.picture.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size as people type it: {@code 384x384}, or {@code 384} for both sides. */
final class SizeConverter implements ITypeConverter<Size> {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,5})(?:\\s*[x×]\\s*(\\d{1,5}))?\\s*");
    private static final int LONGEST = 8192;

    @Override
    public Size convert(String text) {
        Matcher match = FORM.matcher(text);
        if (match.matches()) {
            int width = Integer.parseInt(match.group(1));
            int height = match.group(2) == null ? width : Integer.parseInt(match.group(2));
            if (Math.min(width, height) >= 1 && Math.max(width, height) <= LONGEST) {
                return new Size(width, height);
            }
        }
        throw new TypeConversionException("'" + text + "' is not a size; write WIDTHxHEIGHT, each from 1 to " + LONGEST
                + ": 384x384");
    }
}
