// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import gpcis.api.model.BlockWeights;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/** Weights of DJL blocks under dotted names, checked one to one. */
@Component
public final class DottedWeights implements BlockWeights {

    /** Any size will do: convolutions do not depend on it. */
    private static final Shape INPUT = new Shape(1, 3, 64, 64);
    private static final int NAMES_SHOWN = 5;

    @Override
    public void initialise(Block block, NDManager manager, long seed) {
        block.initialize(manager, DataType.FLOAT32, INPUT, INPUT);
        NamedParameters.of(block).forEach((name, parameter) -> {
            long[] shape = parameter.getArray().getShape().getShape();
            if (parameter.getType() == Parameter.Type.WEIGHT && shape.length > 1) {
                fill(parameter, xavier(shape, seed * 31 + name.hashCode()));
            }
        });
    }

    /** Gaussian with variance 2 / mean(fan in, fan out); a seed of its own per name, so the order does not matter. */
    private static float[] xavier(long[] shape, long seed) {
        long field = Arrays.stream(shape).skip(2).reduce(1, Math::multiplyExact);
        double deviation = Math.sqrt(2 / ((shape[0] * field + shape[1] * field) / 2.0));
        Random random = new Random(seed);
        float[] values = new float[Math.toIntExact(new Shape(shape).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /**
     * A new array takes the old one's place: writing into it would make the engine warn on standard error. A copy is taken
     * since an array that was made from Java's memory lives only as long as the object that made it.
     */
    private static void fill(Parameter parameter, float[] values) {
        NDArray array = parameter.getArray();
        try (NDArray given = array.getManager().create(values, array.getShape())) {
            array.intern(given.duplicate());
        }
        array.setRequiresGradient(parameter.requiresGradient());
    }

    @Override
    public SortedMap<String, Shape> shapes(Block block) {
        SortedMap<String, Shape> shapes = new TreeMap<>();
        NamedParameters.of(block).forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
        return shapes;
    }

    @Override
    public SortedMap<String, Parameter> parameters(Block block) {
        return NamedParameters.of(block);
    }

    @Override
    public void load(Block block, NDManager manager, TensorSet weights, String what) {
        if (!block.isInitialized()) {
            block.initialize(manager, DataType.FLOAT32, INPUT, INPUT);
        }
        SortedMap<String, Parameter> parameters = NamedParameters.of(block);
        check(parameters, weights, what);
        parameters.forEach((name, parameter) -> fill(parameter, weights.tensor(name).toFloats()));
    }

    private static void check(Map<String, Parameter> parameters, TensorSet weights, String what) {
        List<String> missing = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        parameters.forEach((name, parameter) -> {
            HostTensor tensor = weights.tensors().get(name);
            List<Long> wanted = Arrays.stream(parameter.getArray().getShape().getShape()).boxed().toList();
            if (tensor == null) {
                missing.add(name);
            } else if (!tensor.shape().equals(wanted)) {
                differing.add(name + " is " + tensor.shape() + ", wanted " + wanted);
            }
        });
        List<String> left = weights.tensors().keySet().stream().filter(name -> !parameters.containsKey(name)).toList();
        if (!missing.isEmpty() || !differing.isEmpty() || !left.isEmpty()) {
            throw new Problem("the weights do not fit " + what + ": " + listed("missing", missing)
                    + listed("of another shape", differing) + listed("left over", left).strip(),
                    "choose a model made for it");
        }
    }

    private static String listed(String title, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() + " " + title + " (" + shown + (names.size() > NAMES_SHOWN ? ", …" : "") + ") ";
    }

    @Override
    public TensorSet save(Block block) {
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        NamedParameters.of(block).forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            tensors.put(name, HostTensor.ofFloats(array.toFloatArray(), array.getShape().getShape()));
        });
        return new TensorSet(tensors, Map.of());
    }
}
