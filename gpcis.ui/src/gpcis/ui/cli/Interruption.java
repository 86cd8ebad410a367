// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.progress.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or any other end of this process, cancels the work and lets it finish what it is at. */
final class Interruption implements Cancellation, AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "gpcis-interruption");
    private volatile boolean cancelled;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
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
        if (!cancelled) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
