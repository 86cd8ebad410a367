// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench;

import gpcis.api.problem.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** JavaFX itself: started with the first window, once in a process, and left running between windows. */
final class Toolkit {

    /** Held, so that its level is not forgotten with it. JavaFX warns that it is on the class path, where it belongs here. */
    private static final Logger WARNINGS = Logger.getLogger("javafx");
    private static boolean started;

    private Toolkit() { }

    /**
     * Starts it where it does not run yet.
     *
     * @throws Problem if there is no display
     */
    static synchronized void start() {
        if (started) {
            return;
        }
        boolean inMemory = System.getProperty("glass.platform", "").equals("Monocle");
        if (System.getProperty("os.name").equals("Linux") && System.getenv("DISPLAY") == null && !inMemory) {
            throw noDisplay(null);
        }
        WARNINGS.setLevel(Level.SEVERE);
        CountDownLatch running = new CountDownLatch(1);
        try {
            Platform.startup(running::countDown);
            Platform.setImplicitExit(false);
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted while the window was opening", "try again", e);
        } catch (IllegalStateException e) {
            // Somebody else in this process has started it.
            Platform.setImplicitExit(false);
        } catch (RuntimeException | LinkageError e) {
            throw noDisplay(e);
        }
        started = true;
    }

    private static Problem noDisplay(Throwable cause) {
        return new Problem("the workbench needs a display, and there is none" + (cause == null ? "" : " that works"),
                "start it where windows can be shown (on Linux with DISPLAY set and GTK 3 installed), or work without one: "
                        + "gpcis segment --help", cause);
    }
}
