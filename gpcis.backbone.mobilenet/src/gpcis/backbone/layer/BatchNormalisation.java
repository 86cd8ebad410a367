// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import gpcis.api.backbone.BatchShare;
import gpcis.api.problem.Problem;

/**
 * Batch normalisation of each channel: {@code γ·(x − μ)/√(σ² + ε) + β}. In training μ and σ² are the batch's own, and running
 * averages of them are kept, which take their place afterwards. Where replicas share a batch ({@link BatchShare}), the batch is
 * the whole one.
 *
 * <p>Parameters, all [width], under PyTorch's names: γ {@code weight}, β {@code bias}; {@code running_mean} and {@code
 * running_var}, which no gradient reaches.
 */
public final class BatchNormalisation extends Layer {

    private static final int CHANNELS = 1;
    private static final int[] SUMMED = {0, 2, 3};
    private static final float EPSILON = 1e-5f;
    /** Share of the running average that a batch leaves as it is; PyTorch states the complement, 0.1. */
    private static final float MOMENTUM = 0.9f;

    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter runningMean;
    private final Parameter runningVar;

    public BatchNormalisation(int width) {
        gamma = parameter("weight", Parameter.Type.GAMMA, width, true);
        beta = parameter("bias", Parameter.Type.BETA, width, true);
        runningMean = parameter("running_mean", Parameter.Type.RUNNING_MEAN, width, false);
        runningVar = parameter("running_var", Parameter.Type.RUNNING_VAR, width, false);
    }

    private Parameter parameter(String name, Parameter.Type type, int width, boolean learned) {
        return addParameter(Parameter.builder().setName(name).setType(type).optShape(new Shape(width))
                .optRequiresGrad(learned).build());
    }

    /** @throws Problem in training, if a channel has a single value: it has no variance */
    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        if (training && x.size() == x.size(CHANNELS)) {
            throw new Problem("a batch of one picture cannot train a network that averages over whole pictures",
                    "train with batches of at least 2");
        }
        if (training && weights instanceof BatchShare share) {
            return shared(weights, share, x);
        }
        return BatchNorm.batchNorm(x,
                weights.getValue(runningMean, x.getDevice(), training),
                weights.getValue(runningVar, x.getDevice(), training),
                weights.getValue(gamma, x.getDevice(), training),
                weights.getValue(beta, x.getDevice(), training),
                CHANNELS, MOMENTUM, EPSILON, training)
                .singletonOrThrow();
    }

    /** By the statistics of the whole batch, of which x is a share. In steps, since the engine's own one knows one device. */
    private NDArray shared(ParameterStore weights, BatchShare share, NDArray x) {
        Shape row = new Shape(1, x.size(CHANNELS), 1, 1);
        double count = x.size() / x.size(CHANNELS) / share.part();
        try (NDManager manager = x.getManager().newSubManager()) {
            NDArray mean = total(share, x, manager).div(count);
            NDArray centred = x.sub(mean.reshape(row));
            centred.attach(manager);
            NDArray variance = total(share, centred.square(), manager).div(count);
            follow(weights.getValue(runningMean, x.getDevice(), true), mean.stopGradient());
            follow(weights.getValue(runningVar, x.getDevice(), true), variance.stopGradient().mul(count / (count - 1)));
            // The short-lived array stands left: results belong to its manager.
            NDArray scale = variance.add(EPSILON).pow(-0.5).mul(weights.getValue(gamma, x.getDevice(), true));
            NDArray shift = scale.zerosLike().add(weights.getValue(beta, x.getDevice(), true));
            NDArray y = centred.mul(scale.reshape(row)).add(shift.reshape(row));
            y.attach(x.getManager());
            return y;
        }
    }

    private static NDArray total(BatchShare share, NDArray values, NDManager manager) {
        NDArray own = values.sum(SUMMED);
        own.attach(manager);
        NDArray total = share.sum(own);
        total.attach(manager);
        return total;
    }

    private static void follow(NDArray running, NDArray now) {
        running.muli(MOMENTUM).addi(now.mul(1 - MOMENTUM));
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
