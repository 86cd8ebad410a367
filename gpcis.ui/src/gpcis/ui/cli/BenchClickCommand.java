// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import gpcis.api.click.Click;
import gpcis.api.dataset.Sample;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gpcis bench click}: what a person waits for, click by click. */
@Command(
        name = "click",
        description = "Measures the time from a click to its first answer and to its mask, by the number of the click.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis bench click                                    the preferred model",
            "  gpcis bench click --backbone resnet --threads 2      an untrained model with that backbone",
            "  gpcis bench click --clicks 3000 --sessions 1 --warm-up 0 --every 300   memory in a long session",
            "",
            "Sessions on a rendered scene, with clicks spread over it. The first answer is made of cached features, before the",
            "backbone has seen the click; a session's first click has none. The whole time is what the session tells, without",
            "that of the first answer. Memory is what is resident (Linux only)."
        })
final class BenchClickCommand implements Callable<Integer> {

    private static final int MOST = 100_000;
    /** Golden ratio's share: places spread evenly, however many there are. */
    private static final double SPREAD = 0.6180339887498949;

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--clicks", paramLabel = "N", defaultValue = "20",
            description = "Clicks in a session; ${DEFAULT-VALUE} otherwise.")
    private int clicks;

    @Option(names = "--sessions", paramLabel = "N", defaultValue = "5",
            description = "Sessions that count; ${DEFAULT-VALUE} otherwise.")
    private int sessions;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "3",
            description = "Sessions before those that count; ${DEFAULT-VALUE} otherwise.")
    private int warmUp;

    @Option(names = "--undo-after", paramLabel = "N", defaultValue = "20",
            description = "After so many clicks all are taken back, in the same session; ${DEFAULT-VALUE} otherwise.")
    private int undoAfter;

    @Option(names = "--every", paramLabel = "N", defaultValue = "1",
            description = "Which clicks get a line of the table; each one otherwise.")
    private int every;

    @Mixin
    private SessionChoice choice;

    @Mixin
    private BenchChoice bench;

    BenchClickCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BenchChoice.check("--clicks", clicks, 1, MOST);
        BenchChoice.check("--sessions", sessions, 1, MOST);
        BenchChoice.check("--warm-up", warmUp, 0, MOST);
        BenchChoice.check("--every", every, 1, MOST);
        BenchChoice.check("--undo-after", undoAfter, 1, MOST);
        bench.apply();
        choice.apply(workbench);
        OptionalLong before = ResidentMemory.now();
        Sample sample = workbench.dataSet("scene").open(Optional.empty(), Optional.empty()).sample("scene-1");
        SessionOptions options = choice.open(workbench, terminal);
        terminal.say(sample.picture().size() + " pixels, network " + options.model().manifest().networkSize() + ", "
                + workbench.engine().report().threads() + " threads, " + sessions + " sessions of " + clicks + " clicks");
        for (int session = 0; session < warmUp; session++) {
            play(sample, options, new double[clicks], new double[clicks], new long[clicks]);
        }
        double[][] first = new double[sessions][clicks];
        double[][] whole = new double[sessions][clicks];
        long[] resident = new long[clicks];
        for (int session = 0; session < sessions; session++) {
            play(sample, options, first[session], whole[session], resident);
        }
        tell(first, whole, resident, before);
        return 0;
    }

    private void play(Sample sample, SessionOptions options, double[] first, double[] whole, long[] resident) {
        try (SegmentationSession session = workbench.segmenter().open(sample.picture(), options)) {
            for (int c = 0; c < clicks; c++) {
                Click click = click(sample, c);
                int at = c;
                long begun = System.nanoTime();
                Prediction prediction = session.click(click, preview -> {
                    preview.mask();
                    first[at] = (System.nanoTime() - begun) / 1e6;
                });
                prediction.mask();
                whole[c] = prediction.time().toNanos() / 1e6;
                resident[c] = ResidentMemory.now().orElse(0);
                while ((c + 1) % undoAfter == 0 && session.canUndo()) {
                    session.undo();
                }
            }
        }
    }

    private static Click click(Sample sample, int number) {
        int width = sample.picture().size().width();
        int height = sample.picture().size().height();
        double position = (number + 0.5) * SPREAD;
        int x = (int) ((position - Math.floor(position)) * width);
        int y = (int) ((number * 0.7548776662466927 + 0.3) % 1 * height);
        return sample.truth().object().contains(y * width + x) ? Click.foreground(x, y) : Click.background(x, y);
    }

    private void tell(double[][] first, double[][] whole, long[] resident, OptionalLong before) {
        terminal.say(String.format("%7s %12s %18s %12s %18s %13s", "click", "preview ms", "(quartiles)", "whole ms", "(quartiles)",
                "resident MiB"));
        JsonArray rows = new JsonArray();
        for (int c = 0; c < clicks; c++) {
            if (c != 0 && (c + 1) % every != 0) {
                continue;
            }
            Spread preview = column(first, c);
            Spread all = column(whole, c);
            terminal.say(String.format(Locale.ROOT, "%7d %12s %18s %12.1f %18s %13d", c + 1,
                    preview.median() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", preview.median()),
                    preview.median() == 0 ? "-" : preview.quartiles(), all.median(), all.quartiles(), resident[c] >> 20));
            JsonObject row = new JsonObject();
            row.addProperty("click", c + 1);
            row.add("whole", all.json());
            if (preview.median() > 0) {
                row.add("preview", preview.json());
            }
            row.addProperty("residentMebibytes", resident[c] >> 20);
            rows.add(row);
        }
        double ratio = column(whole, clicks - 1).median() / column(whole, 0).median();
        terminal.say(String.format(Locale.ROOT, "click %d / click 1: %.3f", clicks, ratio));
        OptionalLong peak = ResidentMemory.peak();
        if (before.isPresent() && peak.isPresent()) {
            terminal.say("most that was resident: " + (peak.getAsLong() >> 20) + " MiB, "
                    + (peak.getAsLong() - before.getAsLong() >> 20) + " MiB beyond what there was before the model was opened");
        }
        JsonObject json = new JsonObject();
        json.addProperty("lastToFirst", ratio);
        peak.ifPresent(bytes -> json.addProperty("peakMebibytes", bytes >> 20));
        before.ifPresent(bytes -> json.addProperty("startMebibytes", bytes >> 20));
        json.add("clicks", rows);
        bench.write(json, terminal);
    }

    private static Spread column(double[][] times, int click) {
        List<Double> values = new ArrayList<>();
        for (double[] session : times) {
            values.add(session[click]);
        }
        return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
