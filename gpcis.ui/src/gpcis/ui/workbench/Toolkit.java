// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench;

import gpcis.api.problem.Problem;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** JavaFX itself: started with the first window, once in a process, and left running between windows. */
final class Toolkit {

    /** Held, so that its level is not forgotten with it. JavaFX warns that it is on the class path, where it belongs here. */
    private static final Logger WARNINGS = Logger.getLogger("javafx");
    private static boolean started;

    private Toolkit() { }

    /**
     * Starts it where it does not run yet.
     *
     * @param framework where the launcher says that it has begun already
     *
     * @throws Problem if there is no display
     */
    static synchronized void start(BundleContext framework) {
        if (started) {
            return;
        }
        boolean inMemory = System.getProperty("glass.platform", "").equals("Monocle");
        if (System.getProperty("os.name").equals("Linux") && System.getenv("DISPLAY") == null && !inMemory) {
            throw noDisplay(null);
        }
        Optional<Future<?>> early = early(framework);
        if (early.isPresent()) {
            await(early.get());
            started = true;
            return;
        }
        WARNINGS.setLevel(Level.SEVERE);
        CountDownLatch running = new CountDownLatch(1);
        try {
            Platform.startup(running::countDown);
            Platform.setImplicitExit(false);
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (IllegalStateException e) {
            // Somebody else in this process has started it.
            Platform.setImplicitExit(false);
        } catch (RuntimeException | LinkageError e) {
            throw noDisplay(e);
        }
        started = true;
    }

    /** What the launcher has begun already; empty where it has not. */
    private static Optional<Future<?>> early(BundleContext framework) {
        try {
            return framework.getServiceReferences(Future.class, "(toolkit=javafx)").stream().findFirst().map(framework::getService);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Future<?> starting) {
        try {
            starting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw noDisplay(e.getCause());
        }
    }

    private static Problem interrupted(InterruptedException e) {
        return new Problem("interrupted while the window was opening", "try again", e);
    }

    private static Problem noDisplay(Throwable cause) {
        return new Problem("the workbench needs a display, and there is none" + (cause == null ? "" : " that works"),
                "start it where windows can be shown (on Linux with DISPLAY set and GTK 3 installed), or work without one: "
                        + "gpcis segment --help", cause);
    }
}
