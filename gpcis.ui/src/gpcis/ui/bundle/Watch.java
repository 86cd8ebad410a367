// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Does what a person asked for beside the thread that asked, so that a bundle from outside that hangs, fails or takes all memory does
 * not take the session along: after a time limit the bundle whose code is being run is stopped and named, its services are gone, and
 * the caller can go on. Our own bundles may take as long as they need. The framework property {@value #LIMIT} sets the limit.
 */
public final class Watch {

    /** Seconds that a call into a bundle from outside may take. */
    public static final String LIMIT = "gpcis.part.seconds";

    private static final long SECONDS = 60;
    /** How long a bundle may take to stop, and its code to end once it was interrupted. */
    private static final long MERCY_MILLIS = 2000;

    private final BundleContext framework;
    private final Outsiders outsiders;
    private LinkedBlockingQueue<FutureTask<?>> work;
    private Thread worker;
    /** Whether some call never came back. */
    private boolean lost;

    /** @param framework where bundles are looked up and stopped */
    public Watch(BundleContext framework) {
        this.framework = framework;
        this.outsiders = new Outsiders(framework);
    }

    /**
     * Does it and returns what came of it.
     *
     * @param abandoned run before the exception is thrown if the work could not be ended: it may hold locks for ever, so what it
     *     worked on must not be used again
     * @throws Problem what the work threw, or what a bundle from outside did
     */
    public synchronized <T> T call(Callable<T> wanted, Runnable abandoned) {
        FutureTask<T> task = new FutureTask<>(wanted);
        begin(task);
        while (true) {
            try {
                return task.get(seconds(), TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                Optional<Bundle> culprit = outsiders.running(worker.getStackTrace());
                if (culprit.isPresent()) {
                    throw dropped(culprit.get(), task, abandoned);
                }
                if (lost && worker.getState() == Thread.State.BLOCKED) {
                    worker = null;
                    abandoned.run();
                    throw new Problem("a call that never came back holds what this one waits for", "leave and start again: every step of"
                            + " an annotation is stored");
                }
            } catch (ExecutionException failure) {
                throw failed(failure.getCause());
            } catch (InterruptedException e) {
                worker.interrupt();
                Thread.currentThread().interrupt();
                throw new Problem("interrupted", "", e);
            }
        }
    }

    private void begin(FutureTask<?> task) {
        if (worker == null || !worker.isAlive()) {
            LinkedBlockingQueue<FutureTask<?>> queue = new LinkedBlockingQueue<>();
            work = queue;
            worker = new Thread(() -> {
                try {
                    while (true) {
                        queue.take().run();
                    }
                } catch (InterruptedException e) {
                    // Nobody asks any more.
                }
            }, "gpcis work");
            worker.setDaemon(true);
            worker.start();
        }
        work.add(task);
    }

    private long seconds() {
        String stated = framework.getProperty(LIMIT);
        try {
            return stated == null ? SECONDS : Math.max(1, Long.parseLong(stated));
        } catch (NumberFormatException e) {
            throw new Problem(LIMIT + "=" + stated + " is not allowed", "give a whole number of seconds", e);
        }
    }

    private Problem dropped(Bundle bundle, FutureTask<?> task, Runnable abandoned) {
        String where = outsiders.frame(worker.getStackTrace(), bundle);
        boolean gone = stop(bundle);
        worker.interrupt();
        boolean ended = ended(task);
        if (!ended) {
            // It keeps its processor and whatever it locked; the next work gets a thread of its own.
            worker = null;
            lost = true;
            abandoned.run();
        }
        return new Problem(bundle.getSymbolicName() + " did not come back within " + seconds() + " seconds (in " + where + ")"
                + (gone ? " and was stopped; its parts are gone" : " and does not stop either"),
                ended ? "go on with other parts" : "open the photo again; its steps are kept where they were stored");
    }

    private boolean ended(FutureTask<?> task) {
        try {
            task.get(MERCY_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** On a thread of its own: what hangs in a call may hang in its end as well. */
    private static boolean stop(Bundle bundle) {
        Thread stopping = new Thread(() -> {
            try {
                bundle.stop(Bundle.STOP_TRANSIENT);
            } catch (BundleException | IllegalStateException e) {
                // Its services are gone all the same: the framework withdraws them whatever an activator says.
            }
        }, "gpcis stops " + bundle.getSymbolicName());
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(MERCY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return bundle.getState() != Bundle.ACTIVE;
    }

    private Problem failed(Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        Optional<Bundle> culprit = outsiders.running(cause.getStackTrace());
        if (cause instanceof OutOfMemoryError) {
            boolean gone = culprit.isPresent() && stop(culprit.get());
            return new Problem("the memory does not suffice" + (gone ? "; " + culprit.get().getSymbolicName() + ", which asked for it,"
                    + " was stopped" : ""), "give Java more with GPCIS_JAVA_OPTS=-Xmx8g, or take a smaller picture", cause);
        }
        String said = cause.getClass().getSimpleName() + (cause.getMessage() == null ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse(""));
        return culprit.map(bundle -> new Problem(bundle.getSymbolicName() + " failed: " + said, "go on without it: gpcis:stop "
                + bundle.getSymbolicName(), cause)).orElseGet(() -> unexpected(cause, said));
    }

    private static Problem unexpected(Throwable cause, String said) {
        return new Problem("unexpected error: " + said + Arrays.stream(cause.getStackTrace()).findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName()).orElse(""),
                "go on, or open the photo again", cause);
    }
}
