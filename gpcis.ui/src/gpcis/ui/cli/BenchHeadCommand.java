// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Size;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.tensor.EngineReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gpcis bench head}: what the Gaussian process costs at each click, by the number of pixels. */
@Command(
        name = "head",
        description = "Measures time and memory of the Gaussian process after the backbone, by the number of pixels.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis bench head",
            "  gpcis bench head --sizes 384x384,512x512 --clicks 5 --json head.json",
            "",
            "Features are drawn, at a quarter of the picture's sides. Times are of runs after the warm-up, with the",
            "machine's vector instructions and by the plain formulation, and the ratio of the two; the memory is the",
            "most that was resident during the plain formulation's first run, features included, beyond what there",
            "was before the smallest size (Linux only)."
        })
final class BenchHeadCommand implements Callable<Integer> {

    private static final int MOST_CLICKS = 1000;
    private static final int MOST_RUNS = 1000;
    private static final int MOST_CHANNELS = 4096;
    private static final int MOST_BASES = 65536;
    /** Warm-up of the plain formulation, which the engine runs translated from the start. */
    private static final int FEW = 3;
    private static final Size SMALL = new Size(32, 32);

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--sizes", paramLabel = "WxH", split = ",", converter = SizeConverter.class,
            defaultValue = "96x96,192x192,288x288,384x384,576x576,768x768",
            description = "Sizes of the network's picture; ${DEFAULT-VALUE} otherwise.")
    private List<Size> sizes;

    @Option(names = "--clicks", paramLabel = "N", defaultValue = "20",
            description = "Number of clicks; ${DEFAULT-VALUE} otherwise.")
    private int clicks;

    @Option(names = "--deep", paramLabel = "D", defaultValue = "48",
            description = "Feature channels; ${DEFAULT-VALUE} otherwise, as of ResNet-50 and HRNet18s. SegFormer-B0 has 96.")
    private int deep;

    @Option(names = "--bases", paramLabel = "L", defaultValue = "256",
            description = "Fourier bases; ${DEFAULT-VALUE} otherwise. The paper's SegFormer-B0 has 128.")
    private int bases;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "15", description = "Runs that count; ${DEFAULT-VALUE} otherwise.")
    private int runs;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "100",
            description = "Runs before those that count; ${DEFAULT-VALUE} otherwise. Java translates what it runs often.")
    private int warmUp;

    @Mixin
    private PartNames parts;

    @Mixin
    private BenchChoice bench;

    BenchHeadCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        Map<PartKind, String> names = names();
        EngineReport engine = workbench.engine().report();
        HeadShape shape = new HeadShape(deep, bases, clicks);
        Optional<PictureEvaluator> evaluator = workbench.pictureEvaluator();
        terminal.say("head of " + names.get(PartKind.SAMPLER) + ", kernel " + names.get(PartKind.KERNEL) + ", prior "
                + names.get(PartKind.PRIOR) + ", posterior " + names.get(PartKind.POSTERIOR) + "; d = " + deep + ", l = " + bases
                + ", " + clicks + " clicks, " + runs + " runs, " + engine.threads() + " threads, "
                + evaluator.map(PictureEvaluator::instructions).orElse("no vector instructions"));
        terminal.say(HeadCost.HEADING);
        measure(names, SMALL, shape, evaluator, OptionalLong.empty());
        OptionalLong before = ResidentMemory.now();
        List<HeadCost> costs = new ArrayList<>();
        for (Size size : sizes.stream().sorted(Comparator.comparing(Size::pixels)).distinct().toList()) {
            HeadCost cost = measure(names, size, shape, evaluator, before);
            terminal.say(cost.line());
            costs.add(cost);
        }
        bench.write(HeadCost.json(costs, shape, runs, engine.engine() + " " + engine.version(),
                evaluator.map(PictureEvaluator::instructions)), terminal);
        return 0;
    }

    private void check() {
        BenchChoice.check("--clicks", clicks, 1, MOST_CLICKS);
        BenchChoice.check("--deep", deep, 1, MOST_CHANNELS);
        BenchChoice.check("--bases", bases, 1, MOST_BASES);
        BenchChoice.check("--runs", runs, 1, MOST_RUNS);
        BenchChoice.check("--warm-up", warmUp, 0, MOST_RUNS);
        bench.apply();
    }

    /** Those of the untrained model, with what was asked for in place of its own. */
    private Map<PartKind, String> names() {
        ModelManifest manifest = workbench.models().installed().stream()
                .filter(installed -> installed.name().equals(ModelStore.UNTRAINED)).findFirst().orElseThrow();
        Map<PartKind, String> names = new EnumMap<>(PartKind.class);
        manifest.parts().forEach((kind, part) -> names.put(kind, part.name()));
        names.putAll(parts.names());
        return names;
    }

    private HeadCost measure(Map<PartKind, String> names, Size size, HeadShape shape, Optional<PictureEvaluator> evaluator,
            OptionalLong before) {
        return workbench.engine().inference(manager -> {
            boolean counted = before.isPresent() && ResidentMemory.resetPeak();
            HeadWork work = new HeadWork(manager, workbench.parts(), names, size, shape, 0);
            work.plain();
            OptionalLong peak = counted ? ResidentMemory.peak() : OptionalLong.empty();
            Spread plain = timed(Math.min(warmUp, FEW), work::plain);
            Optional<Spread> fast = evaluator.filter(found -> work.hasForm()).map(found -> timed(warmUp, () -> work.fast(found)));
            return new HeadCost(size, fast, plain, peak.isPresent()
                    ? OptionalDouble.of((peak.getAsLong() - before.getAsLong()) / (double) (1 << 20)) : OptionalDouble.empty());
        });
    }

    private Spread timed(int first, Runnable work) {
        for (int run = 0; run < first; run++) {
            work.run();
        }
        double[] milliseconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            work.run();
            milliseconds[run] = (System.nanoTime() - begun) / 1e6;
        }
        return Spread.of(milliseconds);
    }
}
