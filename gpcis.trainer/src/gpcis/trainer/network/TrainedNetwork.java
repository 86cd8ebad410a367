// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.part.StartingValue;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model whose numbers change: the backbone's block and the parameters of the Gaussian process as arrays that record
 * gradients, under the names that they have in weights files.
 */
public final class TrainedNetwork implements AutoCloseable {

    private final TensorEngine engine;
    private final ModelParts parts;
    private final NDManager engineManager;
    private final NDManager manager;
    private final Block block;
    private final SortedMap<String, NDArray> arrays = new TreeMap<>();
    private final SortedSet<String> learned = new TreeSet<>();
    private final GaussianProcess process;

    /**
     * Brings a model up.
     *
     * @param device where it is to be
     * @param frozen beginnings of the names of tensors that are not to change
     * @throws Problem if the weights do not fit the parts, or a beginning fits no tensor
     */
    public TrainedNetwork(TensorEngine engine, Device device, BlockWeights blockWeights, ModelParts parts, Model model,
            List<String> frozen) {
        this.engine = engine;
        this.parts = parts;
        this.engineManager = engine.newManager();
        this.manager = engineManager.newSubManager(device);
        try {
            block = parts.backbone().block(parts.backboneOptions());
            TensorSet weights = model.weights();
            blockWeights.load(block, manager, weights.under(PartKind.BACKBONE.key()), "the backbone");
            blockWeights.parameters(block).forEach((name, parameter) ->
                    add(PartKind.BACKBONE.key() + "." + name, parameter, frozen));
            process = new GaussianProcess(parts.layout(),
                    parts.kernel(), parameters(PartKind.KERNEL, parts.kernelValues(), weights, frozen),
                    parts.prior(), parameters(PartKind.PRIOR, parts.priorValues(), weights, frozen),
                    parts.posterior(), parameters(PartKind.POSTERIOR, parts.posteriorValues(), weights, frozen));
            for (String beginning : frozen) {
                if (arrays.keySet().stream().noneMatch(name -> name.startsWith(beginning))) {
                    throw new Problem("optimiser.frozen names '" + beginning + "', with which no tensor's name begins",
                            "name the beginning of one, such as " + arrays.firstKey());
                }
            }
        } catch (RuntimeException e) {
            engineManager.close();
            throw e;
        }
    }

    private void add(String name, Parameter parameter, List<String> frozen) {
        boolean changes = parameter.requiresGradient() && frozen.stream().noneMatch(name::startsWith);
        if (parameter.requiresGradient() && !changes) {
            parameter.freeze(true);
        }
        arrays.put(name, parameter.getArray());
        if (changes) {
            learned.add(name);
        }
    }

    private Parameters parameters(PartKind kind, List<StartingValue> values, TensorSet weights, List<String> frozen) {
        SortedMap<String, NDArray> own = new TreeMap<>();
        TensorSet stored = weights.under(kind.key());
        for (StartingValue value : values) {
            String name = kind.key() + "." + value.name();
            HostTensor tensor = stored.tensor(value.name());
            if (!tensor.shape().equals(value.shape())) {
                throw new Problem("the weights' " + name + " is " + tensor.shape() + ", wanted " + value.shape(),
                        "start from a model with the same parts");
            }
            NDArray array = copied(manager, tensor.toFloats(), value.shape().stream().mapToLong(Long::longValue).toArray());
            if (value.learned() && frozen.stream().noneMatch(name::startsWith)) {
                array.setRequiresGradient(true);
                learned.add(name);
            }
            own.put(value.name(), array);
            arrays.put(name, array);
        }
        return new Parameters(own);
    }

    /** In the engine's own memory: what is created from Java lies in Java's. */
    static NDArray copied(NDManager manager, float[] values, long... shape) {
        try (NDArray lent = manager.create(values, new Shape(shape))) {
            return lent.duplicate();
        }
    }

    /** Where it is. */
    public Device device() {
        return manager.getDevice();
    }

    /** Its parts. */
    public ModelParts parts() {
        return parts;
    }

    /** The Gaussian process; its parameters record gradients. */
    public GaussianProcess process() {
        return process;
    }

    /** All arrays by name: weights, and running statistics. */
    public SortedMap<String, NDArray> arrays() {
        return Collections.unmodifiableSortedMap(arrays);
    }

    /** Whether all its numbers are numbers. */
    public boolean finite() {
        return engine.inference(manager -> arrays.values().stream().allMatch(NotFinite::finite));
    }

    /** Names of the arrays that training changes by their gradients. */
    public SortedSet<String> learned() {
        return Collections.unmodifiableSortedSet(learned);
    }

    /** Where arrays that live as long as the network belong. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Features of a batch as at test.
     *
     * @param image [B, 3, H, W], 0 … 1
     * @param maps [B, 3, H, W]
     * @return [B, d, h, w], in the manager of the image
     */
    NDArray features(NDArray image, NDArray maps) {
        ParameterStore store = new ParameterStore(image.getManager(), false);
        return block.forward(store, new NDList(image, maps), false).singletonOrThrow();
    }

    /** The same in training: batch norms use the batch's own statistics and update their running ones. */
    NDArray trainingFeatures(NDArray image, NDArray maps, ParameterStore store) {
        return block.forward(store, new NDList(image, maps), true).singletonOrThrow();
    }

    /** Copies all arrays out. */
    public TensorSet save() {
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        arrays.forEach((name, array) -> tensors.put(name, HostTensor.ofFloats(array.toFloatArray(),
                Arrays.stream(array.getShape().getShape()).toArray())));
        return TensorSet.of(tensors);
    }

    @Override
    public void close() {
        engineManager.close();
    }
}
