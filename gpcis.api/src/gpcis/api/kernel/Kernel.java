// SPDX-License-Identifier: Apache-2.0
package gpcis.api.kernel;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A covariance function k(x̄_i, x̄_j), symmetric and positive semi-definite. Published as a service with the property {@link
 * #NAME}. A function of its parameters: it keeps none, and any thread may call it.
 *
 * <p>Arrays are channel-major: pixels are columns. All operations let gradients pass to arrays and parameters and return
 * arrays of the type of their arguments (float32 for a whole picture, float64 among clicks), which belong to the manager of
 * the first array.
 */
@ConsumerType
public interface Kernel {

    /** Service property that holds the kernel's name. */
    String NAME = "gpcis.kernel";

    /**
     * The parameters before training; empty for a kernel without any.
     *
     * @param seed for kernels that draw theirs
     * @throws Problem if an option is unknown or out of range
     */
    List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed);

    /**
     * K_nn among few points, by differences (no expanded squares): exactly symmetric, exact where points coincide.
     *
     * @param z points [D, n], float64
     * @return [n, n]
     */
    NDArray matrix(FeatureLayout layout, Parameters parameters, NDArray z);

    /**
     * K_mn between many points and few. May use expanded squares; called with some thousand points at a time.
     *
     * @param x points [D, m]
     * @param z points [D, n], of x's type
     * @return [m, n]
     */
    NDArray cross(FeatureLayout layout, Parameters parameters, NDArray x, NDArray z);

    /**
     * k(x̄, x̄) of each point.
     *
     * @param x points [D, m]
     * @return [m]
     */
    NDArray diagonal(FeatureLayout layout, Parameters parameters, NDArray x);

    /**
     * The kernel as numbers, where it has that form: whole pictures are then classified several times faster. Equal to
     * {@link #cross} up to rounding.
     *
     * @param parameters float64
     * @return empty for a kernel of another form
     */
    default Optional<StationaryForm> stationary(FeatureLayout layout, Parameters parameters) {
        return Optional.empty();
    }
}
