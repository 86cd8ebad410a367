// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonObject;
import gpcis.api.backbone.Backbone;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Size;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gpcis bench backbone}: what the network before the Gaussian process costs. */
@Command(
        name = "backbone",
        description = "Measures a model's backbone alone, on a drawn picture.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis bench backbone",
            "  gpcis bench backbone --backbone resnet --size 384x384 --threads 2"
        })
final class BenchBackboneCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 10_000;

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--size", paramLabel = "WxH", converter = SizeConverter.class, defaultValue = "384x384",
            description = "Size of the network's picture; ${DEFAULT-VALUE} otherwise.")
    private Size size;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "15", description = "Runs that count; ${DEFAULT-VALUE} otherwise.")
    private int runs;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "5",
            description = "Runs before those that count; ${DEFAULT-VALUE} otherwise.")
    private int warmUp;

    @Mixin
    private SessionChoice choice;

    @Mixin
    private BenchChoice bench;

    BenchBackboneCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BenchChoice.check("--runs", runs, 1, MOST_RUNS);
        BenchChoice.check("--warm-up", warmUp, 0, MOST_RUNS);
        bench.apply();
        choice.apply(workbench);
        Model model = choice.open(workbench, terminal).model();
        String name = model.manifest().part(PartKind.BACKBONE).name();
        Backbone backbone = workbench.parts().find(PartKind.BACKBONE, name, Backbone.class);
        try (NDManager manager = workbench.engine().newManager()) {
            Block block = backbone.block(model.manifest().part(PartKind.BACKBONE).options());
            workbench.blockWeights().load(block, manager, model.weights().under(PartKind.BACKBONE.key()), "the backbone " + name);
            double[] milliseconds = new double[runs];
            for (int run = -warmUp; run < runs; run++) {
                double took = run(block);
                if (run >= 0) {
                    milliseconds[run] = took;
                }
            }
            Spread spread = Spread.of(milliseconds);
            terminal.say(String.format(Locale.ROOT, "backbone %s, %s, %d threads: median %.1f ms %s, fastest %.1f, %d runs", name, size,
                    workbench.engine().report().threads(), spread.median(), spread.quartiles(), spread.least(), runs));
            JsonObject json = spread.json();
            json.addProperty("backbone", name);
            json.addProperty("width", size.width());
            json.addProperty("height", size.height());
            json.addProperty("threads", workbench.engine().report().threads());
            bench.write(json, terminal);
        }
        return 0;
    }

    private double run(Block block) {
        float[] values = new float[3 * size.pixels()];
        Random random = new Random(0);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return workbench.engine().inference(manager -> {
            Shape planes = new Shape(1, 3, size.height(), size.width());
            NDArray image = manager.create(values, planes);
            NDArray maps = manager.zeros(planes);
            long begun = System.nanoTime();
            block.forward(new ParameterStore(manager, false), new NDList(image, maps), false).singletonOrThrow();
            return (System.nanoTime() - begun) / 1e6;
        });
    }
}
