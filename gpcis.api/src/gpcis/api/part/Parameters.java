// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.Precision;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of one part at work: arrays by name, which may record gradients. A part is a function of these; it keeps
 * none of its own, so one service serves any number of models at once. Does not own the arrays.
 *
 * @param arrays by the names that the part's starting values have
 */
public record Parameters(Map<String, NDArray> arrays) {

    /** No parameters. */
    public static final Parameters NONE = new Parameters(Map.of());

    /** Copies the map. */
    public Parameters {
        arrays = Map.copyOf(arrays);
    }

    /**
     * The array of that name.
     *
     * @throws Problem if there is none
     */
    public NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new Problem("parameter '" + name + "' is missing; there are " + new TreeMap<>(arrays).keySet(),
                    "choose a model made for this part");
        }
        return array;
    }

    /**
     * The same parameters as another type, in a manager: an operation's result belongs to its left operand's manager, so
     * long-lived parameters are brought into the work's own manager before they are used. Gradients pass through. Where the
     * type is the same nothing is copied, so the arrays have to outlive the result.
     */
    public Parameters in(NDManager manager, DataType type) {
        Map<String, NDArray> found = new TreeMap<>();
        arrays.forEach((name, array) -> {
            NDArray converted = Precision.of(array, type);
            // A view of the same shape: an array of its own for the manager, and unlike a duplicate it lets gradients pass.
            NDArray own = converted == array ? array.reshape(array.getShape()) : converted;
            own.attach(manager);
            found.put(name, own);
        });
        return new Parameters(found);
    }
}
