// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Light and dark. */
final class Theme {

    private Theme() { }

    /** The theme of the whole application. */
    static void use(boolean dark) {
        URL sheet = dark ? PrimerDark.class.getResource("primer-dark.css") : PrimerLight.class.getResource("primer-light.css");
        Application.setUserAgentStylesheet(Objects.requireNonNull(sheet, "theme").toExternalForm());
    }

    /** What is the window's own. */
    static void add(Scene scene) {
        scene.getStylesheets().add(Objects.requireNonNull(Theme.class.getResource("/gpcis/ui/workbench/workbench.css"))
                .toExternalForm());
    }
}
