// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.progress.Progress;
import gpcis.api.progress.ProgressStep;
import java.util.Locale;

/** Tells how far a run has come, one thread at a time. */
final class RunningCount {

    private static final String TASK = "evaluating";

    private final Progress progress;
    private final int total;
    private int done;

    /** Reports at once what was done before. */
    RunningCount(Progress progress, int total, int done) {
        this.progress = progress;
        this.total = total;
        this.done = done;
        progress.report(new ProgressStep(TASK, done, total, ""));
    }

    synchronized void add(ObjectResult result) {
        done++;
        progress.report(new ProgressStep(TASK, done, total, String.format(Locale.ROOT, "%s/%s: %d clicks, IoU %.3f",
                result.dataSet(), result.object(), result.clicks().size(), result.last().iou())));
    }

    synchronized void add(SkippedObject object) {
        done++;
        progress.report(new ProgressStep(TASK, done, total,
                object.dataSet() + "/" + object.object() + ": skipped, " + object.reason()));
    }
}
