// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.forward.NetworkClick;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.TensorEngine;
import gpcis.trainer.clicks.Correction;
import gpcis.trainer.data.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Predicts as at test (running statistics, nothing drawn, no gradients) and clicks where the prediction errs: the iterative
 * part of the training.
 */
public final class Corrector {

    /** Pixels per chunk: the bases' columns then stay in the processor's cache. */
    private static final int CHUNK = 8192;

    private final TensorEngine engine;
    private final Interpolation interpolation;
    private final TrainedNetwork network;
    private final int stride;
    private final double epsilonSquared;

    /**
     * @param stride the Gaussian process is evaluated at every stride-th pixel of a sample, and enlarged
     * @param epsilonSquared ε²
     */
    public Corrector(TensorEngine engine, Interpolation interpolation, TrainedNetwork network, int stride,
            double epsilonSquared) {
        this.engine = engine;
        this.interpolation = interpolation;
        this.network = network;
        this.stride = stride;
        this.epsilonSquared = epsilonSquared;
    }

    /** Adds to each sample as many corrections as it asks for; a sample without errors gets no more. */
    public List<Interaction> corrected(List<Interaction> batch) {
        List<Interaction> now = new ArrayList<>(batch);
        boolean[] right = new boolean[now.size()];
        for (int round = 0;; round++) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i).sample().corrections() > round && !right[i]) {
                    places.add(i);
                }
            }
            if (places.isEmpty()) {
                return now;
            }
            List<float[]> predicted = probabilities(places.stream().map(now::get).toList());
            for (int i = 0; i < places.size(); i++) {
                int place = places.get(i);
                Interaction next = next(now.get(place), predicted.get(i), round);
                right[place] = next.clicks().size() == now.get(place).clicks().size();
                now.set(place, next);
            }
        }
    }

    private static Interaction next(Interaction now, float[] probability, int round) {
        Random random = Seeds.random(now.sample().seed(), round);
        Optional<NetworkClick> click = Correction.draw(probability, now.sample().truth(), now.side(), random);
        List<NetworkClick> clicks = new ArrayList<>(now.clicks());
        click.ifPresent(clicks::add);
        return new Interaction(now.sample(), clicks, now.sample().forget() ? now.previous() : probability);
    }

    /** Probabilities of samples of one size, [S, S] each. */
    public List<float[]> probabilities(List<Interaction> batch) {
        return engine.inference(engineManager -> {
            NDManager manager = engineManager.newSubManager(network.device());
            Inputs inputs = Inputs.of(manager, batch, network.parts().clickRadius());
            NDArray features = network.features(inputs.image(), inputs.maps());
            NotFinite.refuse(features, "the features");
            List<float[]> found = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                try (NDManager one = manager.newSubManager()) {
                    NDArray own = features.get(i);
                    own.attach(one);
                    found.add(probability(own, batch.get(i)));
                }
            }
            return found;
        });
    }

    private float[] probability(NDArray features, Interaction interaction) {
        NDManager manager = features.getManager();
        int full = interaction.side();
        int side = (full + stride - 1) / stride;
        NDArray image = interpolation.bilinear(manager.create(interaction.normalised(), new Shape(3, full, full)), side, side,
                CornerAlignment.ALIGNED);
        NDArray x = network.parts().features().assemble(features, image);
        NDArray z = x.get(":, {}", manager.create(interaction.pixels(side))).toType(DataType.FLOAT64, false);
        Sampling sampling = Sampling.deterministic(epsilonSquared);
        float[] logits = new float[side * side];
        try (PosteriorSample sample = network.parts().sampler()
                .condition(network.process(), new Evidence(z, interaction.labels()), sampling)) {
            for (int from = 0; from < logits.length; from += CHUNK) {
                int to = Math.min(logits.length, from + CHUNK);
                try (NDManager chunk = manager.newSubManager()) {
                    NDArray part = x.get(":, {}:{}", from, to);
                    part.attach(chunk);
                    System.arraycopy(sample.prior(part).add(sample.update(part)).toFloatArray(), 0, logits, from, to - from);
                }
            }
        }
        float[] enlarged = side == full ? logits : interpolation.bilinear(manager.create(logits, new Shape(side, side)),
                full, full, CornerAlignment.ALIGNED).toFloatArray();
        float[] probability = Arrays.copyOf(enlarged, enlarged.length);
        for (int i = 0; i < probability.length; i++) {
            probability[i] = (float) (1 / (1 + Math.exp(-probability[i])));
        }
        return probability;
    }
}
