// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import com.google.gson.JsonObject;
import gpcis.api.progress.Progress;
import gpcis.api.progress.ProgressStep;
import gpcis.trainer.network.BatchOutcome;
import gpcis.trainer.network.Stopwatch;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what steps come to, and says it: a line of progress and a line of the log for several steps together. */
final class StepReport {

    private final int steps;
    private final Progress progress;
    private final RunLog log;
    private Stopwatch watch = new Stopwatch();
    private int first;
    private double seconds;
    private final int begun;
    private Sums sums = new Sums();

    private static final class Sums {
        private int steps;
        private int batches;
        private int pictures;
        private double loss;
        private double iou;
        private double norm;
        private double clicks;
        private double rate;
        private final Map<String, Double> terms = new TreeMap<>();
    }

    /** @param done steps done before */
    StepReport(int steps, int done, Progress progress, RunLog log) {
        this.steps = steps;
        this.begun = done;
        this.first = done;
        this.progress = progress;
        this.log = log;
    }

    Stopwatch watch() {
        return watch;
    }

    void add(Workshop.Step step, double rate) {
        sums.steps++;
        sums.norm += step.norm();
        sums.rate = rate;
        for (BatchOutcome outcome : step.outcomes()) {
            sums.batches++;
            sums.pictures += outcome.pictures();
            sums.loss += outcome.loss();
            sums.iou += outcome.iou();
            sums.clicks += outcome.clicks();
            outcome.terms().forEach((name, value) -> sums.terms.merge(name, value, Double::sum));
        }
    }

    /** Says what a validation has found. */
    void say(int done, Validation.Score score, boolean better) {
        progress.report(new ProgressStep("training", done, steps, score.line() + (better ? ", the best so far" : "")));
        JsonObject line = new JsonObject();
        line.addProperty("step", done);
        line.addProperty("validationNoc", score.noc());
        line.addProperty("validationFailures", score.failures());
        line.addProperty("validationIou1", score.first());
        line.addProperty("validationIou5", score.fifth());
        line.addProperty("best", better);
        log.add(line);
    }

    /** Says what was added since the last time. */
    void say(int done) {
        double elapsed = watch.seconds();
        seconds += elapsed;
        double perSecond = sums.pictures / elapsed;
        Duration left = Duration.ofSeconds(Math.round(seconds / (done - begun) * (steps - done)));
        double batches = sums.batches;
        progress.report(new ProgressStep("training", done, steps, String.format(Locale.ROOT,
                "loss %.4f, IoU %.3f, %.1f pictures/s, %d:%02d h left", sums.loss / batches, sums.iou / batches, perSecond,
                left.toHours(), left.toMinutesPart())));
        JsonObject line = new JsonObject();
        line.addProperty("step", done);
        line.addProperty("loss", sums.loss / batches);
        sums.terms.forEach((name, value) -> line.addProperty(name, value / batches));
        line.addProperty("iou", sums.iou / batches);
        line.addProperty("clicks", sums.clicks / batches);
        line.addProperty("gradientNorm", sums.norm / sums.steps);
        line.addProperty("rate", sums.rate);
        line.addProperty("picturesPerSecond", perSecond);
        line.addProperty("secondsPerStep", elapsed / (done - first));
        for (Stopwatch.Phase phase : Stopwatch.Phase.values()) {
            line.addProperty(phase.key(), watch.seconds(phase) / (done - first));
        }
        ResidentMemory.now().ifPresent(bytes -> line.addProperty("memory", bytes / 1e6));
        log.add(line);
        first = done;
        watch = new Stopwatch();
        sums = new Sums();
    }
}
