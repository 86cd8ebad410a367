// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import gpcis.api.problem.Problem;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one way to the tensor engine (DJL with PyTorch). It brings the engine up on first use, offline and with the class
 * loader it needs, and states the rules of the house:
 *
 * <ul>
 *   <li>Gradients are recorded per thread, and a new thread records them: run inference inside {@link #inference}.
 *   <li>An array belongs to a manager and lives until that is closed. The result of an operation belongs to the manager
 *       of its <em>left</em> operand: never put a long-lived parameter on the left, alias it into the short-lived manager
 *       first.
 *   <li>Close large intermediates as soon as they are used: it halves the peak and nearly halves the time.
 * </ul>
 */
@ProviderType
public interface TensorEngine {

    /** What runs: engine, version, device, threads. Starts the engine where it is not running yet. */
    EngineReport report();

    /** The device on which models run. */
    Device device();

    /**
     * A manager for long-lived arrays; the caller closes it.
     *
     * @throws Problem if the engine cannot start, saying why and how to mend it
     */
    NDManager newManager();

    /**
     * Runs work without recording gradients, in a manager of its own that is closed afterwards.
     *
     * @param work gets the manager; returns plain values or arrays that it attached elsewhere
     * @throws Problem if the engine cannot start
     */
    <T> T inference(Function<NDManager, T> work);

    /**
     * Runs work that records gradients, in a manager of its own that is closed afterwards.
     *
     * @throws Problem if the engine cannot start
     */
    <T> T training(Function<NDManager, T> work);
}
