// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.Settings;
import gpcis.api.model.Model;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What new objects begin with: the settings of a model, once it is open. */
final class Beginning {

    private final Services services;
    private final Executor files;
    private final Executor window;
    private final Consumer<Throwable> failed;
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>();
    private Optional<String> wanted = Optional.empty();

    /**
     * @param files runs what takes its time
     * @param window runs what it is given on the window's thread, later
     */
    Beginning(Services services, Executor files, Executor window, Consumer<Throwable> failed) {
        this.services = services;
        this.files = files;
        this.window = window;
        this.failed = failed;
    }

    /** Null until a model is open. */
    ObjectProperty<Settings> settings() {
        return settings;
    }

    /** Opens a model by name or folder; empty for the preferred one. */
    void use(Optional<String> source) {
        wanted = source;
        files.execute(() -> {
            try {
                Model model = source.map(services.modelStore()::open).orElseGet(services.modelStore()::preferred);
                Settings opened = services.objectSessions().settings(model, source.orElse(model.manifest().name()));
                window.execute(() -> settings.set(opened));
            } catch (RuntimeException | Error e) {
                window.execute(() -> failed.accept(e));
            }
        });
    }

    /** Tries again where no model could be opened so far. */
    void retry() {
        if (settings.get() == null) {
            use(wanted);
        }
    }
}
