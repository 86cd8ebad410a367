// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import java.util.Locale;
import java.util.ResourceBundle;

/** The tools' names in the person's language. */
final class ToolTexts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("gpcis.ui.tools.texts", Locale.getDefault(), ToolTexts.class.getClassLoader());

    private ToolTexts() { }

    static String of(String key) {
        return BUNDLE.getString(key);
    }
}
