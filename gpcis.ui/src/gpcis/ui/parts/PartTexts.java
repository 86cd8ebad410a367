// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The panels' texts in the person's language. */
final class PartTexts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("gpcis.ui.parts.texts", Locale.getDefault(), PartTexts.class.getClassLoader());

    private PartTexts() { }

    static String of(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }
}
