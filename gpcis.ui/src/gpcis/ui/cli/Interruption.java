// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.progress.Cancellation;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or any other end of this process, cancels the work and lets it finish what it is at. So does the end of its standard
 * input, where {@code GPCIS_STOP_WITH_INPUT} is set: that is how the window stops what it has started, on every system.
 */
final class Interruption implements Cancellation, AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final String WITH_INPUT = "GPCIS_STOP_WITH_INPUT";

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "gpcis-interruption");
    private volatile boolean cancelled;
    private volatile boolean ending;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
        if (System.getenv(WITH_INPUT) != null) {
            Thread listening = new Thread(this::listen, "gpcis-input");
            listening.setDaemon(true);
            listening.start();
        }
    }

    private void listen() {
        try {
            while (System.in.read() >= 0) {
                // Nobody has anything to say but the end.
            }
        } catch (IOException e) {
            // The other end is gone, which means the same.
        }
        cancelled = true;
    }

    private void await() {
        ending = true;
        cancelled = true;
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** The work is done, or given up. */
    @Override
    public void close() {
        finished.countDown();
        if (!ending) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
