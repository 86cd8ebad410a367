// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gpcis demo}: the whole loop on a generated scene whose truth is known. */
@Command(
        name = "demo",
        description = "Cuts an object out of a generated scene, with clicks that a simple rule chooses from the known truth.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis demo",
            "  gpcis demo --scene scene-3 -o scene",
            "  gpcis demo --kernel rbf                 the same with another kernel"
        })
final class DemoCommand implements Callable<Integer> {

    private static final int MOST_CLICKS = 100;
    private static final double GOOD_ENOUGH = 0.98;

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", defaultValue = "gpcis-demo",
            description = "Folder for picture, mask and overlay; made where there is none. ./${DEFAULT-VALUE} otherwise.")
    private Path folder;

    @Option(names = "--scene", paramLabel = "ID", defaultValue = "scene-1",
            description = "Which scene; ${DEFAULT-VALUE} otherwise.")
    private String scene;

    @Option(names = "--clicks", paramLabel = "N", defaultValue = "5",
            description = "How many clicks at most, 1 to 100; ${DEFAULT-VALUE} otherwise.")
    private int clicks;

    @Mixin
    private SessionChoice choice;

    DemoCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (clicks < 1 || clicks > MOST_CLICKS) {
            throw new Problem("--clicks " + clicks + " is not allowed", "give a number from 1 to " + MOST_CLICKS);
        }
        choice.apply(workbench);
        Sample sample = workbench.dataSet("scene").open(Optional.empty(), Optional.empty()).sample(scene);
        prepareFolder();
        terminal.say(sample.id() + ": " + sample.picture().size() + " pixels, generated, its object is known");
        SessionOptions options = choice.open(workbench, terminal);
        try (SegmentationSession session = workbench.segmenter().open(sample.picture(), options)) {
            play(sample, session);
            write(sample, session);
        }
        return 0;
    }

    private void play(Sample sample, SegmentationSession session) {
        SimulatedUser person = workbench.user("centre");
        PredictionReport report = new PredictionReport(terminal);
        double iou = 0;
        while (session.clicks().size() < clicks && iou < GOOD_ENOUGH) {
            Click click = person.next(sample.truth(), session.prediction().mask(), session.clicks(), 0);
            Prediction prediction = session.click(click);
            iou = sample.truth().iou(prediction.mask());
            report.click(click, prediction, String.format(Locale.ROOT, ", IoU %.3f", iou));
        }
        report.result(session.prediction());
        int made = session.clicks().size();
        terminal.say(String.format(Locale.ROOT, "final IoU with the truth after %d %s: %.3f", made,
                made == 1 ? "click" : "clicks", iou));
    }

    private void write(Sample sample, SegmentationSession session) {
        Path picture = folder.resolve(sample.id() + ".png");
        Path mask = folder.resolve(sample.id() + "-mask.png");
        Path overlay = folder.resolve(sample.id() + "-overlay.png");
        workbench.pictures().write(sample.picture(), picture);
        workbench.pictures().writeMask(session.prediction().mask(), mask);
        workbench.pictures().write(
                Overlay.draw(sample.picture(), session.prediction().mask(), session.clicks()), overlay);
        terminal.say("written: " + picture + ", " + mask + ", " + overlay);
        Click first = session.clicks().get(0);
        terminal.say("next: look at " + overlay + ", then click yourself:");
        terminal.say("  ./gpcis segment " + picture + " --click " + first.x() + "," + first.y() + " -o my-mask.png");
    }

    private void prepareFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be made", "name another with -o", e);
        }
        OutputCheck.writable(folder);
    }
}
