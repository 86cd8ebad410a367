// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.views;

import java.util.Locale;
import java.util.ResourceBundle;

/** The views' names in the person's language. */
final class ViewTexts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("gpcis.ui.views.texts", Locale.getDefault(), ViewTexts.class.getClassLoader());

    private ViewTexts() { }

    static String of(String key) {
        return BUNDLE.getString(key);
    }
}
