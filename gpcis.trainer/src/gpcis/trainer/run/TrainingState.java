// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.trainer.network.TrainedNetwork;
import gpcis.trainer.optimise.Optimiser;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a training changes, as tensors: {@code weights.…}, {@code first.…} and {@code second.…} of Adam, {@code
 * average.…}. Everything drawn depends on seed and step alone, so there is no state of random numbers beside it.
 */
final class TrainingState {

    private static final String WEIGHTS = "weights";
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String AVERAGE = "average";

    private TrainingState() { }

    /** @param notes what else goes into the file */
    static TensorSet save(TrainedNetwork network, Optimiser optimiser, Map<String, String> notes) {
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        put(tensors, WEIGHTS, network.arrays());
        put(tensors, FIRST, optimiser.adam().first());
        put(tensors, SECOND, optimiser.adam().second());
        optimiser.average().ifPresent(average -> put(tensors, AVERAGE, average.arrays()));
        return new TensorSet(tensors, notes);
    }

    /** Bytes that a state takes. */
    static long bytes(TrainedNetwork network, Optimiser optimiser) {
        return Float.BYTES * (elements(network.arrays()) + elements(optimiser.adam().first()) + elements(optimiser.adam().second())
                + optimiser.average().map(average -> elements(average.arrays())).orElse(0L));
    }

    private static long elements(Map<String, NDArray> arrays) {
        return arrays.values().stream().mapToLong(NDArray::size).sum();
    }

    private static void put(SortedMap<String, HostTensor> tensors, String prefix, Map<String, NDArray> arrays) {
        arrays.forEach((name, array) -> tensors.put(prefix + "." + name, HostTensor.ofFloats(array.toFloatArray(),
                Arrays.stream(array.getShape().getShape()).toArray())));
    }

    /** The weights that a state's model has: the averaged ones where there are any. */
    static TensorSet model(TensorSet state) {
        TensorSet average = state.under(AVERAGE);
        return TensorSet.of((average.tensors().isEmpty() ? state.under(WEIGHTS) : average).tensors());
    }

    /**
     * Puts a state back.
     *
     * @throws Problem if it is of another network or another recipe
     */
    static void load(TensorSet state, TrainedNetwork network, Optimiser optimiser) {
        put(state.under(WEIGHTS), network.arrays());
        put(state.under(FIRST), optimiser.adam().first());
        put(state.under(SECOND), optimiser.adam().second());
        Optional.of(optimiser).flatMap(Optimiser::average).ifPresent(average -> put(state.under(AVERAGE), average.arrays()));
    }

    private static void put(TensorSet from, Map<String, NDArray> arrays) {
        arrays.forEach((name, array) -> {
            HostTensor tensor = from.tensor(name);
            if (tensor.elements() != array.size()) {
                throw new Problem("the checkpoint's " + name + " is " + tensor.shape() + ", wanted " + array.getShape(),
                        "resume a run with the settings that it was begun with");
            }
            try (NDArray given = array.getManager().create(tensor.toFloats(), array.getShape())) {
                // In place: the array may record gradients, and others hold it. What it held may be no number.
                array.set(new NDIndex("..."), given);
            }
        });
    }
}
