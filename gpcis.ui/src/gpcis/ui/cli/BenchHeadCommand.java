// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.GsonBuilder;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.EngineReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
            "Features are drawn: 48 channels and 3 colours, 256 Fourier bases. The time is the median of several",
            "runs after a first one; the memory is the most that was resident during that first run, features",
            "included, beyond what there was before the smallest size (Linux only)."
        })
final class BenchHeadCommand implements Callable<Integer> {

    private static final int MOST_CLICKS = 1000;
    private static final int MOST_RUNS = 1000;
    private static final Size WARM_UP = new Size(32, 32);

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--sizes", paramLabel = "WxH", split = ",", converter = SizeConverter.class,
            defaultValue = "96x96,192x192,288x288,384x384,576x576,768x768",
            description = "Sizes of the network's picture; ${DEFAULT-VALUE} otherwise.")
    private List<Size> sizes;

    @Option(names = "--clicks", paramLabel = "N", defaultValue = "20",
            description = "Number of clicks; ${DEFAULT-VALUE} otherwise.")
    private int clicks;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Runs that count; ${DEFAULT-VALUE} otherwise.")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the same as JSON.")
    private Path json;

    @Mixin
    private PartNames parts;

    BenchHeadCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        Map<PartKind, String> names = names();
        EngineReport engine = workbench.engine().report();
        terminal.say("head of " + names.get(PartKind.SAMPLER) + ", kernel " + names.get(PartKind.KERNEL) + ", prior "
                + names.get(PartKind.PRIOR) + ", posterior " + names.get(PartKind.POSTERIOR) + "; " + clicks + " clicks, "
                + runs + " runs, " + engine.threads() + " threads");
        terminal.say(HeadCost.HEADING);
        measure(names, WARM_UP, OptionalLong.empty());
        OptionalLong before = ResidentMemory.now();
        List<HeadCost> costs = new ArrayList<>();
        for (Size size : sizes.stream().sorted(Comparator.comparing(Size::pixels)).distinct().toList()) {
            HeadCost cost = measure(names, size, before);
            terminal.say(cost.line());
            costs.add(cost);
        }
        if (json != null) {
            write(costs, engine);
        }
        return 0;
    }

    private void check() {
        if (clicks < 1 || clicks > MOST_CLICKS) {
            throw new Problem("--clicks " + clicks + " is not allowed", "give a number from 1 to " + MOST_CLICKS);
        }
        if (runs < 1 || runs > MOST_RUNS) {
            throw new Problem("--runs " + runs + " is not allowed", "give a number from 1 to " + MOST_RUNS);
        }
        if (json != null) {
            OutputCheck.file(json);
        }
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

    private HeadCost measure(Map<PartKind, String> names, Size size, OptionalLong before) {
        return workbench.engine().inference(manager -> {
            boolean counted = before.isPresent() && ResidentMemory.resetPeak();
            HeadWork work = new HeadWork(manager, workbench.parts(), names, size.pixels(), clicks, 0);
            work.run();
            OptionalLong peak = counted ? ResidentMemory.peak() : OptionalLong.empty();
            double[] milliseconds = new double[runs];
            for (int run = 0; run < runs; run++) {
                long begun = System.nanoTime();
                work.run();
                milliseconds[run] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(milliseconds);
            double median = (milliseconds[(runs - 1) / 2] + milliseconds[runs / 2]) / 2;
            return new HeadCost(size, median, milliseconds[0], peak.isPresent()
                    ? OptionalDouble.of((peak.getAsLong() - before.getAsLong()) / (double) (1 << 20)) : OptionalDouble.empty());
        });
    }

    private void write(List<HeadCost> costs, EngineReport engine) {
        try {
            Files.writeString(json, new GsonBuilder().setPrettyPrinting().create()
                    .toJson(HeadCost.json(costs, clicks, runs, engine.engine() + " " + engine.version())) + "\n");
        } catch (IOException e) {
            throw new Problem("cannot write " + json + ": " + e.getMessage(), "check the folder and the free space", e);
        }
        terminal.say("written: " + json);
    }
}
