// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import gpcis.api.problem.Problem;

/**
 * Batch normalisation of each channel: {@code γ·(x − μ)/√(σ² + ε) + β}. In training μ and σ² are the batch's own, and running
 * averages of them are kept, which take their place afterwards.
 *
 * <p>Parameters, all [width], under PyTorch's names: γ {@code weight}, β {@code bias}; {@code running_mean} and {@code
 * running_var}, which no gradient reaches.
 */
public final class BatchNormalisation extends Layer {

    private static final int CHANNELS = 1;
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
        return BatchNorm.batchNorm(x,
                weights.getValue(runningMean, x.getDevice(), training),
                weights.getValue(runningVar, x.getDevice(), training),
                weights.getValue(gamma, x.getDevice(), training),
                weights.getValue(beta, x.getDevice(), training),
                CHANNELS, MOMENTUM, EPSILON, training)
                .singletonOrThrow();
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
