// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What was in use and has gone. Once everything is back, work goes on. */
public final class Outages {

    private final Set<String> missing = new TreeSet<>();
    private final ObjectProperty<List<String>> shown = new SimpleObjectProperty<>(List.of());
    private final Runnable goOn;

    /** @param goOn is called when everything is back */
    public Outages(Runnable goOn) {
        this.goOn = goOn;
    }

    /** What is missing now, in words. */
    public ReadOnlyObjectProperty<List<String>> missing() {
        return shown;
    }

    void gone(String what) {
        missing.add(what);
        shown.set(List.copyOf(missing));
    }

    void back(String what) {
        if (missing.remove(what)) {
            shown.set(List.copyOf(missing));
            if (missing.isEmpty()) {
                goOn.run();
            }
        }
    }

    /** The person knows. */
    public void dismiss() {
        missing.clear();
        shown.set(List.of());
    }
}
