// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The panel's texts in the person's language. */
final class ExperimentTexts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("gpcis.ui.experiments.texts", Locale.getDefault(),
            ExperimentTexts.class.getClassLoader());

    private ExperimentTexts() { }

    static String of(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }
}
