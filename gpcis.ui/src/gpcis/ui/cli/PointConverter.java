// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point as networks take it, row first: {@code 60.25,80.75,+} on the object, {@code 5,5,-} beside it. */
final class PointConverter implements ITypeConverter<NetworkClick> {

    private static final String NUMBER = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)";
    private static final Pattern FORM = Pattern.compile("\\s*" + NUMBER + "\\s*,\\s*" + NUMBER + "\\s*(?:,\\s*([-+])\\s*)?");

    @Override
    public NetworkClick convert(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new TypeConversionException("'" + text + "' is not a point; write ROW,COLUMN,+ on the object, ROW,COLUMN,-"
                    + " beside it, in pixels of the picture: 60.25,80.75,+");
        }
        double row = Double.parseDouble(match.group(1));
        double column = Double.parseDouble(match.group(2));
        if (Double.isInfinite(row) || Double.isInfinite(column)) {
            throw new TypeConversionException("'" + text + "' is not a point; it is beyond all numbers");
        }
        return new NetworkClick(row, column, "-".equals(match.group(3)) ? ClickLabel.BACKGROUND : ClickLabel.FOREGROUND);
    }
}
