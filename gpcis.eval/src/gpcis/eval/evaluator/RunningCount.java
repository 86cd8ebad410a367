// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.progress.Progress;
import gpcis.api.progress.ProgressStep;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a run has come and how long the rest will take if it goes on like this, one thread at a time. */
final class RunningCount {

    private static final String TASK = "evaluating";

    private final Progress progress;
    private final int total;
    private final long begun = System.nanoTime();
    private final int before;
    private int done;

    /** Reports at once what was done before. */
    RunningCount(Progress progress, int total, int done) {
        this.progress = progress;
        this.total = total;
        this.before = done;
        this.done = done;
        progress.report(new ProgressStep(TASK, done, total, ""));
    }

    synchronized void add(ObjectResult result) {
        report(String.format(Locale.ROOT, "%s/%s: %d clicks, IoU %.3f", result.dataSet(), result.object(),
                result.clicks().size(), result.last().iou()));
    }

    synchronized void add(SkippedObject object) {
        report(object.dataSet() + "/" + object.object() + ": skipped, " + object.reason());
    }

    private void report(String newest) {
        done++;
        Duration left = Duration.ofNanos((System.nanoTime() - begun) / (done - before) * (total - done));
        progress.report(new ProgressStep(TASK, done, total, newest + (done == total ? "" : String.format(Locale.ROOT,
                "; %d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart()))));
    }
}
