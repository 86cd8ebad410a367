// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.ui.numpy.NpyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis forward}: a model as a plain function, arrays in and out, for comparison with other frameworks. */
@Command(
        name = "forward",
        description = "Computes one forward pass of a model at the picture's own size: no resizing, no session, no threshold.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis forward my-model --image cat.png --points 60.25,80.75,+ 5,5,- --logits logits.npy",
            "  gpcis forward my-model --image cat.png --points 43,64,+ --previous before.npy --epsilon 1e-7 \\",
            "      --logits logits.npy --features features.npy --probability after.npy",
            "",
            "Points are given row first, as networks take them: 0,0 is the centre of the top left pixel, and they",
            "need not be whole. The click's disk is drawn around the very position; the Gaussian process is",
            "conditioned on the pixel that is left when both fractions are cut off, if that is in the picture.",
            "",
            "What is read and written are NumPy's files (.npy), C order. Read: float32 or float64, [H, W], [1, H, W]",
            "or [1, 1, H, W]. Written, float32: logits, probability, prior, update [H, W]; features [d, h, w], those",
            "of the backbone before any normalisation. Logits are the sum of prior and update; a head in place of",
            "the Gaussian process has logits only."
        })
final class ForwardCommand implements Callable<Integer> {

    private static final int SMALLEST_SIDE = 32;

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A name that `gpcis models` prints, or a model folder.")
    private String name;

    @Option(names = "--image", paramLabel = "I.png", required = true,
            description = "The picture; the network sees it at its own size, each side at least 32.")
    private Path image;

    @Option(names = "--points", paramLabel = "R,C[,+|-]", arity = "1..*", converter = PointConverter.class,
            description = "Clicks: row, column, and - where that pixel is not of the object. Several in one, or as often as"
                    + " you like.")
    private List<NetworkClick> points = new ArrayList<>();

    @Option(names = "--previous", paramLabel = "P.npy", description = "Probabilities before these clicks; zeros otherwise.")
    private Path previous;

    @Option(names = "--epsilon", paramLabel = "E2",
            description = "ε² on the diagonal of the clicks' covariance; what the model states otherwise.")
    private Double epsilonSquared;

    @Option(names = "--logits", paramLabel = "L.npy", required = true, description = "Where to write the logits.")
    private Path logits;

    @Option(names = "--probability", paramLabel = "Q.npy", description = "Where to write the logits' sigmoid.")
    private Path probability;

    @Option(names = "--features", paramLabel = "F.npy", description = "Where to write the backbone's features.")
    private Path features;

    @Option(names = "--prior", paramLabel = "F.npy", description = "Where to write the prior's share of the logits.")
    private Path prior;

    @Option(names = "--update", paramLabel = "F.npy", description = "Where to write the clicks' share of the logits.")
    private Path update;

    ForwardCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        Picture picture = workbench.pictures().read(image);
        Size size = picture.size();
        if (Math.min(size.width(), size.height()) < SMALLEST_SIDE) {
            throw new Problem(image + " is " + size + ": too small for a network",
                    "each side must be at least " + SMALLEST_SIDE);
        }
        float[] before = previous == null ? new float[size.pixels()] : probabilities(size);
        Model model = workbench.models().open(name);
        checkFor(model);
        terminal.say(image + ": " + size + " pixels, seen as they are");
        terminal.say(new Training(model.manifest()).line());
        Sampling sampling = Sampling.deterministic(epsilonSquared == null ? model.manifest().epsilonSquared() : epsilonSquared);
        try (Network network = workbench.networks().open(model)) {
            NetworkOutput output = network.forward(
                    new NetworkInput(size, planes(picture), before, points, sampling, features != null));
            tell(model, output);
            write(output);
        }
        return 0;
    }

    private void check() {
        if (epsilonSquared != null && !(epsilonSquared > 0 && epsilonSquared < Double.POSITIVE_INFINITY)) {
            throw new Problem("--epsilon " + epsilonSquared + " is not allowed", "give a number above 0, such as 1e-7");
        }
        OutputCheck outputs = new OutputCheck(image);
        for (Path file : Arrays.asList(logits, probability, features, prior, update)) {
            if (file != null) {
                outputs.npy(file);
            }
        }
    }

    private void checkFor(Model model) {
        if (!model.manifest().gaussianProcess() && (prior != null || update != null)) {
            throw new Problem((prior != null ? "--prior" : "--update") + " asks the Gaussian process, and in model '"
                    + model.manifest().name() + "' the head '" + model.manifest().part(PartKind.HEAD).name() + "' classifies",
                    "leave it out: --logits are all that there is");
        }
    }

    private float[] probabilities(Size size) {
        float[] values = NpyReader.map(previous, size);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new Problem(previous + " holds " + values[i] + " in row " + i / size.width() + ", column "
                        + i % size.width(), "give probabilities, from 0 to 1, not logits");
            }
        }
        return values;
    }

    /** Three planes, 0 … 1. */
    private static float[] planes(Picture picture) {
        Size size = picture.size();
        float[] planes = new float[3 * size.pixels()];
        for (int i = 0; i < planes.length; i++) {
            int pixel = i % size.pixels();
            planes[i] = picture.sample(pixel % size.width(), pixel / size.width(), i / size.pixels()) / 255f;
        }
        return planes;
    }

    private void tell(Model model, NetworkOutput output) {
        terminal.say("forward pass: " + output.time().toMillis() + " ms");
        output.solve().ifPresent(solve -> terminal.say(String.format(Locale.ROOT,
                "linear system of %d %s: condition number %.3g, ε² = %.1e, jitter %.1e", solve.clicks(),
                solve.clicks() == 1 ? "click" : "clicks", solve.condition(), solve.epsilonSquared(), solve.jitter())));
        if (model.manifest().gaussianProcess()) {
            long outside = points.size() - output.fits().size();
            if (outside > 0) {
                terminal.say("  note: " + outside + " of " + points.size()
                        + " points lie outside the picture: the Gaussian process is not told of them");
            }
            if (output.fits().stream().anyMatch(fit -> !fit.kept())) {
                terminal.say("  note: " + output.fits().stream().filter(fit -> !fit.kept()).count()
                        + " points are on the wrong side");
            }
        } else if (epsilonSquared != null) {
            terminal.say("  note: ε² makes no difference here: the head '" + model.manifest().part(PartKind.HEAD).name()
                    + "' classifies");
        }
    }

    private void write(NetworkOutput output) {
        long height = output.size().height();
        long width = output.size().width();
        List<String> written = new ArrayList<>();
        write(logits, output.logits(), written, height, width);
        if (probability != null) {
            write(probability, output.probabilities(), written, height, width);
        }
        output.features().ifPresent(tensor -> write(features, tensor.toFloats(), written,
                tensor.shape().stream().skip(1).mapToLong(Long::longValue).toArray()));
        if (prior != null) {
            write(prior, output.prior(), written, height, width);
        }
        if (update != null) {
            write(update, output.update(), written, height, width);
        }
        terminal.say("written: " + String.join(", ", written));
    }

    private static void write(Path file, float[] values, List<String> written, long... shape) {
        NpyFile.write(values, file, shape);
        written.add(file + " " + Arrays.toString(shape));
    }
}
