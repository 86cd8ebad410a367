// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import ai.djl.Device;
import gpcis.api.model.Model;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import gpcis.trainer.data.BatchLoader;
import gpcis.trainer.data.SampleMaker;
import gpcis.trainer.data.Source;
import gpcis.trainer.data.TrainingSample;
import gpcis.trainer.network.BatchOutcome;
import gpcis.trainer.network.BatchWork;
import gpcis.trainer.network.Corrector;
import gpcis.trainer.network.Interaction;
import gpcis.trainer.network.ModelParts;
import gpcis.trainer.network.NotFinite;
import gpcis.trainer.network.Objective;
import gpcis.trainer.network.Replica;
import gpcis.trainer.network.Replicas;
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

    /** More than any training has. */
    private static final long STEPS_OF_A_SETBACK = 1L << 32;

    private final Bench bench;
    private final Settings settings;
    private final Recipe recipe;
    private final List<Source> sources;
    private final Schedule schedule;
    private final Model start;
    private final Replicas replicas;
    private final Optimiser optimiser;
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
        List<Device> devices = Devices.of(settings, bench.engine());
        for (Recipe.BatchShape shape : recipe.shapes()) {
            if (shape.count() < devices.size()) {
                throw settings.refused("batch.shapes", "each batch is shared by " + devices.size() + " devices, so give that many"
                        + " pictures at least");
            }
        }
        this.replicas = replicas(devices, parts);
        try {
            this.optimiser = new Optimiser(settings, network(), schedule);
        } catch (RuntimeException e) {
            replicas.close();
            throw e;
        }
    }

    private Replicas replicas(List<Device> devices, PartRegistry parts) {
        Objective objective = new Objective(recipe.terms(), bench.terms()::named);
        int stride = settings.whole("clicks.correctionStride", 1, 8);
        double epsilonSquared = settings.real("clicks.epsilonSquared", 1e-15, 1);
        List<String> frozen = List.of(settings.list("optimiser.frozen"));
        List<Replica> made = new ArrayList<>();
        try {
            for (Device device : devices) {
                TrainedNetwork network = new TrainedNetwork(bench.engine(), device, bench.blockWeights(),
                        ModelParts.of(start.manifest(), parts), start, frozen);
                made.add(new Replica(network,
                        new Corrector(bench.engine(), bench.interpolation(), network, stride, epsilonSquared),
                        new BatchWork(bench.engine(), network, objective, recipe.loss())));
            }
            return new Replicas(bench.engine(), made);
        } catch (RuntimeException e) {
            made.forEach(replica -> replica.network().close());
            throw e;
        }
    }

    /**
     * Batches from a step on.
     *
     * @param setbacks after each, other batches are drawn
     */
    BatchLoader loader(int step, int setbacks) {
        return new BatchLoader(maker, recipe.seed(), recipe.shapes(), recipe.accumulate(),
                step + setbacks * STEPS_OF_A_SETBACK, workers, ahead);
    }

    /**
     * Forward and backward passes of a step; the network is not changed yet, but for its running statistics. Where the network
     * is past computing numbers, the step is one without any.
     */
    Step compute(BatchLoader loader, Stopwatch watch) {
        List<BatchOutcome> outcomes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Interaction> shown = List.of();
        for (int i = 0; i < recipe.accumulate(); i++) {
            List<TrainingSample> samples = loader.take();
            samples.forEach(sample -> names.add(sample.name()));
            watch.lap(Stopwatch.Phase.SAMPLES);
            Replicas.Computed computed;
            try {
                computed = replicas.compute(samples, 1.0 / recipe.accumulate(), watch);
            } catch (NotFinite e) {
                return new Step(List.of(), Double.NaN, names, List.of());
            } catch (Problem e) {
                // Parts refuse to go on with what are no numbers, each in its own words.
                if (network().finite()) {
                    throw e;
                }
                return new Step(List.of(), Double.NaN, names, List.of());
            }
            shown = computed.shown();
            outcomes.add(computed.outcome());
        }
        double norm = bench.engine().inference(manager -> optimiser.norm());
        watch.lap(Stopwatch.Phase.UPDATE);
        return new Step(outcomes, norm, names, shown);
    }

    /**
     * Changes the network by what a step has computed.
     *
     * @param rateFactor of the learning rates
     */
    void update(int step, Step computed, double rateFactor, Stopwatch watch) {
        bench.engine().inference(manager -> {
            optimiser.step(step, computed.norm(), rateFactor);
            return null;
        });
        replicas.spread();
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

    /** The network that is trained. */
    TrainedNetwork network() {
        return replicas.first().network();
    }

    /** Puts a state into it; gradients that were computed before are forgotten. */
    void load(TensorSet state) {
        bench.engine().inference(manager -> {
            optimiser.forgetGradients();
            TrainingState.load(state, network(), optimiser);
            return null;
        });
        replicas.spread();
    }

    Optimiser optimiser() {
        return optimiser;
    }

    Corrector corrector() {
        return replicas.first().corrector();
    }

    @Override
    public void close() {
        replicas.close();
    }
}
