// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * How long JavaFX's thread lets wait whoever comes at any moment: asked every few milliseconds, whether or not it has answered
 * before, so that one long wait counts for all who would have had to wait.
 */
final class FrozenMoments implements AutoCloseable {

    private static final int EVERY_MILLIS = 4;
    private static final int LONG_MILLIS = 40;
    private static final int MOST = 2_000_000;

    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        return thread;
    });
    /** Touched on JavaFX's thread only until it is closed. */
    private final float[] millis = new float[MOST];
    private volatile int count;
    private volatile long answered = System.nanoTime();
    private volatile Thread window;
    private final Map<String, Integer> busyWith = new ConcurrentHashMap<>();

    /** Begins to watch. */
    FrozenMoments() {
        Platform.runLater(() -> window = Thread.currentThread());
        asking.scheduleAtFixedRate(() -> {
            long asked = System.nanoTime();
            if (window != null && asked - answered > TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS)) {
                busyWith.merge(work(window.getStackTrace()), 1, Integer::sum);
            }
            Platform.runLater(() -> {
                answered = System.nanoTime();
                if (count < MOST) {
                    millis[count] = (System.nanoTime() - asked) / 1e6f;
                    count++;
                }
            });
        }, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The wait in milliseconds that a share of all moments does not exceed. */
    double quantile(double share) {
        float[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** What the thread was at when it let wait for long, the most frequent first. */
    List<String> reasons() {
        return busyWith.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(12)
                .map(entry -> entry.getValue() + " × " + entry.getKey()).toList();
    }

    /** The innermost method, and the innermost of the workbench's own. */
    private static String work(StackTraceElement[] stack) {
        String own = Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith("gpcis.ui")).findFirst()
                .map(Object::toString).orElse("");
        return stack.length == 0 ? "" : stack[0] + " " + (stack.length > 3 ? stack[3] : "") + " " + own;
    }

    int count() {
        return count;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
