// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gpcis segment}: a photo and clicks in, a mask out. */
@Command(
        name = "segment",
        description = "Cuts an object out of a photo, from clicks given as pixel coordinates.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis segment cat.jpg --click 320,240 -o cat.png",
            "  gpcis segment cat.jpg --click 320,240 --click 10,12,- -o cat.png --overlay cat-seen.png",
            "  gpcis segment cat.jpg --mask cat.png --click 400,90,- -o cat-better.png",
            "  gpcis segment cat.jpg --click 320,240 -o cat.png --uncertainty unsure.png --suggest",
            "  gpcis segment cat.jpg --click 320,240 --click 10,12,- -o cat.png --influence 2=second.npy",
            "  gpcis segment cat.jpg --click 320,240 -o cat.png --variant c --samples 32 --uncertainty unsure.png",
            "",
            "Coordinates are those of the photo as a viewer shows it: 0,0 is its top left pixel.",
            "Photos may be JPEG, PNG, BMP, TIFF or WebP; what is written is PNG. Maps of real numbers are",
            "scaled, and the scale is printed: grey for uncertainty, blue (below 0), white and red (above) for",
            "shares of the logit; where the file's name ends in .npy they are NumPy's float32 [H, W]."
        })
final class SegmentCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PHOTO", description = "The photo.")
    private Path photo;

    @Option(names = "--click", paramLabel = "X,Y[,-]", converter = ClickConverter.class,
            description = "A click: column, row, and - where that pixel is not of the object. As often as you like, in order.")
    private List<Click> clicks = new ArrayList<>();

    @Option(names = "--mask", paramLabel = "PREVIOUS.png", description = "A mask to begin from and to correct.")
    private Path previous;

    @Option(names = {"-o", "--output"}, paramLabel = "MASK.png", required = true,
            description = "Where to write the mask: white on the object, black elsewhere.")
    private Path output;

    @Option(names = "--overlay", paramLabel = "O.png",
            description = "Where to write the photo with object and clicks drawn onto it.")
    private Path overlay;

    @Option(names = "--suggest", description = "Print where the next click would tell most.")
    private boolean suggest;

    @Option(names = "--clicks-table",
            description = "Print for each click what was asked for and what came out; --verbose does so too.")
    private boolean clicksTable;

    @Mixin
    private MapOutputs maps;

    @Mixin
    private SessionChoice choice;

    @Spec
    private CommandSpec spec;

    SegmentCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        Picture picture = workbench.pictures().read(photo);
        clicks.forEach(click -> click.inside(picture.size().width(), picture.size().height()));
        Optional<Mask> mask = Optional.ofNullable(previous)
                .map(file -> workbench.pictures().readMask(file, picture.size()));
        terminal.say(photo + ": " + picture.size() + " pixels");
        SessionOptions stated = choice.open(workbench, terminal);
        checkFor(stated.model().manifest());
        SessionOptions options = mask.map(stated::from).orElse(stated);
        try (SegmentationSession session = workbench.segmenter().open(picture, options)) {
            PredictionReport report = new PredictionReport(terminal);
            clicks.forEach(click -> report.click(click, session.click(click), ""));
            report.result(session.prediction());
            explain(session.prediction());
            write(picture, session.prediction());
        }
        return 0;
    }

    /** All that can be refused without looking into the photo. */
    private void check() {
        choice.apply(workbench);
        OutputCheck outputs = new OutputCheck(photo);
        outputs.png(output);
        Optional.ofNullable(overlay).ifPresent(outputs::png);
        maps.check(outputs, clicks.size());
        if (clicks.isEmpty()) {
            throw new Problem("no click was given", "add --click X,Y with a pixel of the object");
        }
        if (previous == null && clicks.stream().noneMatch(click -> click.label() == ClickLabel.FOREGROUND)) {
            throw new Problem("no click lies on the object", "add --click X,Y with a pixel of it, or --mask to begin from");
        }
    }

    /** All that a model without a Gaussian process has no answer to. */
    private void checkFor(ModelManifest manifest) {
        maps.checkFor(manifest);
        if (!manifest.gaussianProcess() && (suggest || clicksTable)) {
            throw new Problem((suggest ? "--suggest" : "--clicks-table") + " asks the Gaussian process, and in model '"
                    + manifest.name() + "' the head '" + manifest.part(PartKind.HEAD).name() + "' classifies",
                    "leave it out, or give a model with the Gaussian process");
        }
    }

    private void explain(Prediction prediction) {
        boolean verbose = Boolean.TRUE.equals(spec.findOption("--verbose").getValue());
        if ((clicksTable || verbose) && !prediction.fits().isEmpty()) {
            ClickTable.print(clicks, prediction, terminal);
        }
        if (suggest) {
            terminal.say(prediction.suggestion()
                    .map(next -> String.format(Locale.ROOT,
                            "next click: %d,%d (add ,- if that is not of the object) tells %.3f: %s",
                            next.x(), next.y(), next.score(), next.criterion()))
                    .orElse("next click: none left, the clicks cover the photo"));
        }
    }

    private void write(Picture picture, Prediction prediction) {
        workbench.pictures().writeMask(prediction.mask(), output);
        maps.write(prediction, workbench, terminal);
        if (overlay != null) {
            workbench.pictures().write(Overlay.draw(picture, prediction.mask(), clicks), overlay);
        }
        terminal.say("written: " + outputs().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private Stream<Path> outputs() {
        return Stream.of(Stream.of(output), maps.files(), Optional.ofNullable(overlay).stream()).flatMap(files -> files);
    }
}
