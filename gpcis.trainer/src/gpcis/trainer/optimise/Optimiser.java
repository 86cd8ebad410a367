// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import gpcis.trainer.network.TrainedNetwork;
import gpcis.trainer.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes a network by its gradients: clipping, Adam with learning-rate groups and schedule, the average. */
public final class Optimiser {

    private final TrainedNetwork network;
    private final SortedMap<String, NDArray> learned = new TreeMap<>();
    private final Adam adam;
    private final RateGroups rates;
    private final Schedule schedule;
    private final double clip;
    private final Optional<Average> average;

    /** Reads the settings. */
    public Optimiser(Settings settings, TrainedNetwork network, Schedule schedule) {
        this.network = network;
        this.schedule = schedule;
        network.learned().forEach(name -> learned.put(name, network.arrays().get(name)));
        this.adam = new Adam(Adam.Numbers.of(settings), network.manager(), learned);
        this.rates = RateGroups.of(settings);
        this.clip = settings.real("optimiser.clip", 0, 1e9);
        double decay = settings.real("average.decay", 0, 0.9999999);
        this.average = decay == 0 ? Optional.empty()
                : Optional.of(new Average(decay, network.manager(), network.arrays()));
    }

    /** m and v. */
    public Adam adam() {
        return adam;
    }

    /** The average, where one is kept. */
    public Optional<Average> average() {
        return average;
    }

    /**
     * Norm of all gradients together. It is not finite where one of them is not.
     */
    public double norm() {
        double square = 0;
        for (NDArray parameter : learned.values()) {
            double own = norm(parameter);
            square += own * own;
        }
        return Math.sqrt(square);
    }

    private static double norm(NDArray parameter) {
        try (NDManager manager = parameter.getManager().newSubManager()) {
            NDArray gradient = gradient(parameter, manager);
            return gradient == null ? 0 : Math.sqrt(gradient.square().sum().toFloatArray()[0]);
        }
    }

    /** Names of the tensors whose gradients are not finite. */
    public List<String> notFinite() {
        return learned.entrySet().stream().filter(entry -> !Double.isFinite(norm(entry.getValue())))
                .map(Map.Entry::getKey).toList();
    }

    /** Null where no loss depended on the parameter: the engine then answers with a scalar or nothing. */
    private static NDArray gradient(NDArray parameter, NDManager manager) {
        NDArray gradient = parameter.getGradient();
        if (gradient == null) {
            return null;
        }
        gradient.attach(manager);
        return gradient.getShape().equals(parameter.getShape()) ? gradient : null;
    }

    /**
     * One step; gradients are zero afterwards.
     *
     * @param step from 0
     * @param norm of the gradients
     * @param rateFactor of the learning rates, beside the schedule's
     */
    public void step(int step, double norm, double rateFactor) {
        double factor = rateFactor * schedule.at(step);
        double shrink = clip > 0 && norm > clip ? clip / norm : 1;
        for (Map.Entry<String, NDArray> entry : learned.entrySet()) {
            NDArray parameter = entry.getValue();
            try (NDManager manager = parameter.getManager().newSubManager()) {
                NDArray gradient = gradient(parameter, manager);
                if (gradient == null) {
                    continue;
                }
                if (shrink != 1) {
                    gradient.muli(shrink);
                }
                adam.update(entry.getKey(), parameter, gradient, rates.of(entry.getKey()) * factor, step + 1L);
                JniUtils.zeroGrad((PtNDArray) parameter);
            }
        }
        average.ifPresent(kept -> kept.update(network.arrays(), step + 1L));
    }

    /** Makes all gradients zero, where there are any. */
    public void forgetGradients() {
        for (NDArray parameter : learned.values()) {
            try (NDManager manager = parameter.getManager().newSubManager()) {
                if (gradient(parameter, manager) != null) {
                    JniUtils.zeroGrad((PtNDArray) parameter);
                }
            }
        }
    }

    /** The highest learning rate of a step. */
    public double rate(int step) {
        return rates.rate() * schedule.at(step);
    }
}
