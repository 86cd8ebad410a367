// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** JavaFX takes a while to start: where the window is wanted, it does so while the framework starts. */
final class EarlyToolkit {

    /** Held, so that its level is not forgotten with it. JavaFX warns that it is on the class path, where it belongs here. */
    private static final Logger WARNINGS = Logger.getLogger("javafx");

    private EarlyToolkit() { }

    /** Begins; done once JavaFX runs, or cannot. Empty where no window is wanted. */
    static Optional<Future<Void>> start(String[] arguments) {
        boolean wanted = arguments.length > 0 && arguments[0].equals("workbench")
            && Collections.disjoint(Arrays.asList(arguments), List.of("-h", "--help", "-V", "--version"));
        boolean headless = System.getProperty("os.name").equals("Linux") && System.getenv("DISPLAY") == null;
        if (!wanted || headless) {
            return Optional.empty();
        }
        CompletableFuture<Void> running = new CompletableFuture<>();
        WARNINGS.setLevel(Level.SEVERE);
        Thread thread = new Thread(() -> {
            try {
                Platform.startup(() -> running.complete(null));
                Platform.setImplicitExit(false);
            } catch (RuntimeException | LinkageError e) {
                running.completeExceptionally(e);
            }
        }, "JavaFX starts");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(running);
    }
}
