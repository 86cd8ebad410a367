// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.Shard;
import gpcis.api.model.Model;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.progress.Cancellation;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.SessionOptions;
import gpcis.api.train.TrainingRequest;
import gpcis.ui.numpy.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The work that is verified: everything drawn has a seed, every click is fixed before, nothing depends on the clock. */
final class VerifiedWork {

    static final String SESSION = "session";
    static final String TRAINING = "training";
    static final String EVALUATION = "evaluation";
    static final int STEPS = 20;

    private static final int CLICKS = 3;
    /** Which of the six scenes are evaluated. */
    private static final Shard TWO_SCENES = new Shard(1, 3);
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("preset", "light"), Map.entry("seed", "7"), Map.entry("start.weights", ""),
            Map.entry("sources.coco_mval.weight", "0"), Map.entry("sources.horses.weight", "0"),
            Map.entry("sources.regions.weight", "0"), Map.entry("sources.scene.weight", "1"),
            Map.entry("batch.shapes", "48x2"), Map.entry("schedule.steps", Integer.toString(STEPS)),
            Map.entry("checkpoint.every", "10"), Map.entry("log.every", "1"), Map.entry("samples.every", "0"),
            Map.entry("validation.every", "0"), Map.entry("validation.folder", ""));

    private final Workbench workbench;
    private final Path folder;

    VerifiedWork(Workbench workbench, Path folder) {
        this.workbench = workbench;
        this.folder = folder;
    }

    void all() throws IOException {
        Files.createDirectories(folder);
        Model model = workbench.models().preferred();
        DataSet scenes = workbench.dataSet("scene").open(Optional.empty(), Optional.empty());
        session(model, scenes.sample(scenes.ids().get(0)));
        train();
        workbench.evaluator().evaluate(new EvaluationRequest(List.of(scenes), model,
                Sampling.deterministic(model.manifest().epsilonSquared()), "centre", "gpcis",
                new PartOptions(Map.of("size", "192")), CLICKS, 2, 0, folder.resolve(EVALUATION),
                new Conduct(1, TWO_SCENES, false, false, false)), step -> { }, Cancellation.NEVER);
    }

    private void session(Model model, Sample sample) throws IOException {
        Path maps = Files.createDirectories(folder.resolve(SESSION));
        int number = 0;
        try (SegmentationSession session = workbench.segmenter().open(sample.picture(), SessionOptions.of(model))) {
            for (Click click : clicks(sample)) {
                NpyFile.write(session.click(click).probability(), maps.resolve("probability-" + ++number + ".npy"));
            }
            NpyFile.write(session.prediction().uncertainty(), maps.resolve("uncertainty.npy"));
            workbench.pictures().writeMask(session.prediction().mask(), maps.resolve("mask.png"));
        }
    }

    /** One in the middle of the object, then four near the corners, with the labels that they have in truth. */
    private List<Click> clicks(Sample sample) {
        Size size = sample.truth().size();
        List<Click> clicks = new ArrayList<>();
        clicks.add(workbench.user("centre").next(sample.truth(), Mask.empty(size), List.of(), 0));
        for (int corner = 0; corner < 4; corner++) {
            int x = corner % 2 == 0 ? size.width() / 8 : size.width() - 1 - size.width() / 8;
            int y = corner < 2 ? size.height() / 8 : size.height() - 1 - size.height() / 8;
            clicks.add(sample.truth().object().contains(x, y) ? Click.foreground(x, y) : Click.background(x, y));
        }
        return clicks;
    }

    private void train() {
        SortedMap<String, String> settings = workbench.trainer().settings(Optional.empty(), SETTINGS);
        workbench.trainer().train(new TrainingRequest(settings, folder.resolve(TRAINING), false), step -> { }, Cancellation.NEVER);
    }
}
