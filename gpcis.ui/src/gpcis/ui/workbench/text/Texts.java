// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's texts in the person's language: {@code texts.properties}, and {@code texts_fr.properties} for a translation. */
public final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("gpcis.ui.workbench.texts", Locale.getDefault(), Texts.class.getClassLoader());

    private Texts() { }

    /** The text of that key, {@code {0}} and on replaced. */
    public static String of(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }
}
