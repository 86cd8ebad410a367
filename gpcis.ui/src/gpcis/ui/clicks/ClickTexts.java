// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The panel's texts in the person's language. */
final class ClickTexts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("gpcis.ui.clicks.texts", Locale.getDefault(), ClickTexts.class.getClassLoader());

    private ClickTexts() { }

    static String of(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }
}
