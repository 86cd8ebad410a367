// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.dataset.DataSetFormat;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import gpcis.api.train.Trainer;
import gpcis.api.train.TrainingPlan;
import gpcis.api.train.TrainingRequest;
import gpcis.trainer.data.BatchLoader;
import gpcis.trainer.data.Source;
import gpcis.trainer.network.Stopwatch;
import gpcis.trainer.settings.Presets;
import gpcis.trainer.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The trainer: the paper's recipe, its numbers in settings. */
@Component
public final class ModelTrainer implements Trainer {

    private static final int MEASURED_STEPS = 3;

    private final Bench bench;
    private final PartRegistry parts;
    private final Services<DataSetFormat> formats;
    private final Services<ObjectiveTerm> terms;
    private final Services<Evaluator> evaluators;

    /** Takes what it works with. */
    @Activate
    public ModelTrainer(BundleContext context, @Reference TensorEngine engine, @Reference Interpolation interpolation,
            @Reference Safetensors tensorFiles, @Reference PictureFiles pictures, @Reference ModelStore models,
            @Reference BlockWeights blockWeights, @Reference PartRegistry parts) {
        this.parts = parts;
        this.formats = new Services<>(context, DataSetFormat.class, DataSetFormat.NAME, "format of data sets");
        this.terms = new Services<>(context, ObjectiveTerm.class, ObjectiveTerm.NAME, "term of the objective");
        this.evaluators = new Services<>(context, Evaluator.class, "objectClass", "evaluator");
        this.bench = new Bench(engine, interpolation, tensorFiles, pictures, models, blockWeights, formats, terms,
                evaluators);
    }

    /** Ends tracking. */
    @Deactivate
    public void close() {
        formats.close();
        terms.close();
        evaluators.close();
    }

    @Override
    public List<String> presets() {
        return Presets.NAMES;
    }

    @Override
    public SortedMap<String, String> settings(Optional<Path> file, Map<String, String> stated) {
        return Presets.complete(file, stated);
    }

    @Override
    public SortedMap<String, String> settings(Path run) {
        return new RunFolder(run).settings();
    }

    private Workshop workshop(SortedMap<String, String> stated) {
        Settings settings = new Settings(stated);
        settings.optional(Presets.PRESET);
        Workshop shop = new Workshop(bench, parts, settings);
        try {
            settings.refuseUnread();
            return shop;
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    @Override
    public TrainingPlan plan(TrainingRequest request) {
        try (Workshop shop = workshop(request.settings()); BatchLoader loader = shop.loader(0, 0)) {
            Stopwatch watch = new Stopwatch();
            for (int step = 0; step <= MEASURED_STEPS; step++) {
                if (step == 1) {
                    watch = new Stopwatch();
                }
                shop.update(step, shop.compute(loader, watch), 1, watch);
            }
            Map<String, Integer> objects = new TreeMap<>();
            for (Source source : shop.sources()) {
                objects.put(source.name(), source.set().ids().size());
            }
            var arrays = shop.network().arrays();
            return new TrainingPlan(arrays.values().stream().mapToLong(array -> array.size()).sum(),
                    shop.network().learned().stream().mapToLong(name -> arrays.get(name).size()).sum(),
                    objects, shop.schedule().steps(),
                    Duration.ofNanos((long) (watch.seconds() / MEASURED_STEPS * 1e9)), ResidentMemory.peak());
        }
    }

    @Override
    public Model train(TrainingRequest request, Progress progress, Cancellation cancellation) {
        RunFolder folder = new RunFolder(request.run());
        if (request.resume() && !folder.settings().equals(request.settings())) {
            throw new Problem("the settings differ from those of the run in " + request.run(),
                    "resume it as it is, or begin another that starts from its model: start.model=" + folder.model());
        }
        try (Workshop shop = workshop(request.settings())) {
            if (!request.resume()) {
                folder.begin(request.settings());
            }
            return new Run(bench, shop, folder, progress, cancellation).train(request.resume());
        }
    }

    @Override
    public Model model(Path run) {
        RunFolder folder = new RunFolder(run);
        Settings settings = new Settings(folder.settings());
        if (Files.exists(folder.best())) {
            return bench.models().open(folder.best().toString());
        }
        Checkpoints checkpoints = new Checkpoints(run, bench.tensorFiles());
        int done = checkpoints.newest().orElseThrow(() -> new Problem("the run in " + run + " has no checkpoint yet",
                "wait for one; checkpoint.every says when they are written"));
        TensorSet state = checkpoints.read(done);
        List<Source> sources = SourceSets.open(settings, formats::named);
        return TrainedModel.of(StartModel.manifest(settings), settings, sources, TrainingState.model(state), done,
                Integer.parseInt(state.metadata().getOrDefault(RunNotes.TOTAL, "0")));
    }
}
