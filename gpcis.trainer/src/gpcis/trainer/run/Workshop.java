// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.model.Model;
import gpcis.api.part.PartRegistry;
import gpcis.trainer.data.BatchLoader;
import gpcis.trainer.data.SampleMaker;
import gpcis.trainer.data.Source;
import gpcis.trainer.data.TrainingSample;
import gpcis.trainer.network.BatchOutcome;
import gpcis.trainer.network.BatchWork;
import gpcis.trainer.network.Corrector;
import gpcis.trainer.network.Interaction;
import gpcis.trainer.network.ModelParts;
import gpcis.trainer.network.Objective;
import gpcis.trainer.network.Stopwatch;
import gpcis.trainer.network.TrainedNetwork;
import gpcis.trainer.optimise.Optimiser;
import gpcis.trainer.optimise.Schedule;
import gpcis.trainer.settings.Recipe;
import gpcis.trainer.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Everything that a training works with, made from its settings; does one step at a time. */
final class Workshop implements AutoCloseable {

    private final Bench bench;
    private final Settings settings;
    private final Recipe recipe;
    private final List<Source> sources;
    private final Schedule schedule;
    private final Model start;
    private final TrainedNetwork network;
    private final Optimiser optimiser;
    private final Corrector corrector;
    private final BatchWork work;
    private final Validation validation;
    private final SampleMaker maker;
    private final int workers;
    private final int ahead;

    /**
     * One step.
     *
     * @param outcomes of its batches
     * @param norm of the gradients
     * @param names of its objects
     * @param shown the newest batch with its corrections
     */
    record Step(List<BatchOutcome> outcomes, double norm, List<String> names, List<Interaction> shown) {

        double loss() {
            return outcomes.stream().mapToDouble(BatchOutcome::loss).average().orElse(Double.NaN);
        }

        boolean finite() {
            return Double.isFinite(loss()) && Double.isFinite(norm);
        }
    }

    /** @throws gpcis.api.problem.Problem if a setting is bad or unknown, or a part or set is missing */
    Workshop(Bench bench, PartRegistry parts, Settings settings) {
        this.bench = bench;
        this.settings = settings;
        this.recipe = Recipe.of(settings);
        this.sources = SourceSets.open(settings, bench.formats()::named);
        this.maker = new SampleMaker(settings, sources);
        this.validation = Validation.of(settings, bench);
        this.workers = settings.whole("data.threads", 1, 256);
        this.ahead = settings.whole("data.ahead", 0, 1000);
        double pictures = recipe.shapes().stream().mapToInt(Recipe.BatchShape::count).average().orElseThrow();
        this.schedule = Schedule.of(settings, sources.stream().mapToInt(source -> source.set().ids().size()).sum(),
                pictures * recipe.accumulate());
        this.start = StartModel.of(settings, bench.models(), bench.tensorFiles());
        this.network = new TrainedNetwork(bench.engine(), bench.blockWeights(), ModelParts.of(start.manifest(), parts), start,
                List.of(settings.list("optimiser.frozen")));
        try {
            this.optimiser = new Optimiser(settings, network, schedule);
            this.corrector = new Corrector(bench.engine(), bench.interpolation(), network,
                    settings.whole("clicks.correctionStride", 1, 8), settings.real("clicks.epsilonSquared", 1e-15, 1));
            this.work = new BatchWork(bench.engine(), network, new Objective(recipe.terms(), bench.terms()::named),
                    recipe.loss());
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Batches from a step on. */
    BatchLoader loader(int step) {
        return new BatchLoader(maker, recipe.seed(), recipe.shapes(), recipe.accumulate(), step, workers, ahead);
    }

    /** Forward and backward passes of a step; the network is not changed yet, but for its running statistics. */
    Step compute(BatchLoader loader, Stopwatch watch) {
        List<BatchOutcome> outcomes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Interaction> shown = List.of();
        for (int i = 0; i < recipe.accumulate(); i++) {
            List<TrainingSample> samples = loader.take();
            samples.forEach(sample -> names.add(sample.name()));
            watch.lap(Stopwatch.Phase.SAMPLES);
            shown = corrector.corrected(samples.stream().map(Interaction::begun).toList());
            watch.lap(Stopwatch.Phase.CORRECTIONS);
            outcomes.add(work.run(shown, 1.0 / recipe.accumulate(), watch));
        }
        double norm = bench.engine().inference(manager -> optimiser.norm());
        watch.lap(Stopwatch.Phase.UPDATE);
        return new Step(outcomes, norm, names, shown);
    }

    /** Changes the network by what a step has computed. */
    void update(int step, Step computed, Stopwatch watch) {
        bench.engine().inference(manager -> {
            optimiser.step(step, computed.norm());
            return null;
        });
        watch.lap(Stopwatch.Phase.UPDATE);
    }

    Validation validation() {
        return validation;
    }

    Settings settings() {
        return settings;
    }

    Recipe recipe() {
        return recipe;
    }

    List<Source> sources() {
        return sources;
    }

    Schedule schedule() {
        return schedule;
    }

    Model start() {
        return start;
    }

    TrainedNetwork network() {
        return network;
    }

    Optimiser optimiser() {
        return optimiser;
    }

    Corrector corrector() {
        return corrector;
    }

    @Override
    public void close() {
        network.close();
    }
}
