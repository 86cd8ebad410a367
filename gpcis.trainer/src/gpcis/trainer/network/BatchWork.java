// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.objective.TrainingView;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.Precision;
import gpcis.api.tensor.TensorEngine;
import gpcis.trainer.data.Seeds;
import gpcis.trainer.data.TrainingSample;
import gpcis.trainer.settings.Recipe.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Forward and backward pass of a batch. The backbone sees the batch as a whole; then each picture's Gaussian process runs
 * forward and backward by itself, up to the features, so that only one is in memory; the features' gradients go back through
 * the backbone together. Gradients are added to those that the parameters hold. Of a batch that several replicas share, each
 * does this with its pictures, and the backward pass through the backbones is one.
 */
public final class BatchWork {

    /** Streams of random numbers of a sample, beside those of its corrections. */
    private static final int PIXELS = 1001;
    private static final int DRAWS = 1002;
    private static final int LAYERS = 1003;

    private final TensorEngine engine;
    private final TrainedNetwork network;
    private final Objective objective;
    private final Loss loss;

    /** @param loss how the loss is taken */
    public BatchWork(TensorEngine engine, TrainedNetwork network, Objective objective, Loss loss) {
        this.engine = engine;
        this.network = network;
        this.objective = objective;
        this.loss = loss;
    }

    /**
     * Adds the gradients of {@code weight} times the mean loss of the whole batch.
     *
     * @param batch this replica's share
     * @param watch takes the times
     */
    BatchOutcome run(List<Interaction> batch, double weight, Place place, Stopwatch watch) {
        return engine.training(engineManager -> {
            NDManager manager = engineManager.newSubManager(network.device());
            Inputs inputs = Inputs.of(manager, batch, network.parts().clickRadius());
            if (place.replica() == 0) {
                // what layers drop then depends on the batch alone, and a resumed run drops the same
                manager.getEngine().setRandomSeed((int) Seeds.at(batch.get(0).sample().seed(), LAYERS));
            }
            place.exchange().meet(place.replica());
            NDArray features = network.trainingFeatures(inputs.image(), inputs.maps(), place.store(manager, batch.size()));
            NotFinite.refuse(features, "the features");
            watch.lap(Stopwatch.Phase.FORWARD);
            Account account = new Account();
            List<NDArray> gradients = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                NDArray own = features.stopGradient().get(i);
                gradients.add(head(manager, own, batch.get(i), weight / place.pictures(), account));
            }
            watch.lap(Stopwatch.Phase.HEAD);
            NDArray together = NDArrays.stack(new NDList(gradients.toArray(NDArray[]::new)));
            place.exchange().backward(place.replica(), features.mul(together).sum());
            watch.lap(Stopwatch.Phase.BACKWARD);
            return account.outcome(batch);
        });
    }

    /** Forward and backward of one picture's Gaussian process; returns the gradient by its features. */
    private NDArray head(NDManager parent, NDArray computed, Interaction interaction, double share, Account account) {
        try (NDManager manager = parent.newSubManager()) {
            NDArray features = computed.duplicate();
            computed.close();
            features.attach(manager);
            features.setRequiresGradient(true);
            int side = interaction.side();
            NDArray image = manager.create(interaction.normalised(), new Shape(3, side, side));
            NDArray x = network.parts().features().assemble(features, image);
            NDArray z = Precision.of(x.get(":, {}", manager.create(interaction.pixels(side))), DataType.FLOAT64);
            long[] pixels = pixels(interaction.sample());
            NDArray seen = pixels.length == side * side ? x : x.get(":, {}", manager.create(pixels));
            float[] truth = truth(interaction.sample(), pixels);
            Evidence evidence = new Evidence(z, interaction.labels());
            Sampling sampling = new Sampling(loss.epsilonSquared(), loss.draw(), Seeds.at(interaction.sample().seed(), DRAWS));
            try (PosteriorSample sample = network.parts().sampler().condition(network.process(), evidence, sampling)) {
                NDArray logits = sample.prior(seen).add(sample.update(seen));
                NDArray value = objective.value(
                        new TrainingView(logits, manager.create(truth), evidence, sample), account.terms);
                account.add(value.getDouble(), logits.toFloatArray(), truth);
                Exchange.backward(value.mul(share));
            }
            NDArray gradient = features.getGradient().duplicate();
            gradient.attach(parent);
            return gradient;
        }
    }

    /** One pixel of each cell, drawn. */
    private long[] pixels(TrainingSample sample) {
        int side = sample.side();
        int cell = loss.cell();
        Random random = Seeds.random(sample.seed(), PIXELS);
        int cells = (side + cell - 1) / cell;
        long[] pixels = new long[cells * cells];
        for (int i = 0; i < pixels.length; i++) {
            int top = i / cells * cell;
            int left = i % cells * cell;
            int row = cell == 1 ? top : top + random.nextInt(Math.min(cell, side - top));
            int column = cell == 1 ? left : left + random.nextInt(Math.min(cell, side - left));
            pixels[i] = (long) row * side + column;
        }
        return pixels;
    }

    private static float[] truth(TrainingSample sample, long[] pixels) {
        float[] truth = new float[pixels.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = sample.truth()[(int) pixels[i]];
        }
        return truth;
    }

    /** Adds up what a batch comes to. */
    private static final class Account {
        private final Map<String, Double> terms = Objective.account();
        private double loss;
        private double iou;

        void add(double value, float[] logits, float[] truth) {
            loss += value;
            int both = 0;
            int either = 0;
            for (int i = 0; i < truth.length; i++) {
                boolean object = truth[i] == 1;
                boolean found = logits[i] > 0 && truth[i] >= 0;
                both += object && found ? 1 : 0;
                either += object || found ? 1 : 0;
            }
            iou += either == 0 ? 1 : (double) both / either;
        }

        BatchOutcome outcome(List<Interaction> batch) {
            int count = batch.size();
            terms.replaceAll((name, sum) -> sum / count);
            return new BatchOutcome(loss / count, terms, iou / count, count,
                    batch.stream().mapToInt(interaction -> interaction.clicks().size()).average().orElse(0));
        }
    }
}
