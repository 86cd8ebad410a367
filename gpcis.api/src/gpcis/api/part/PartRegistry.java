// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The parts that run right now and the ones chosen by name. A choice made here goes before what a model's manifest names,
 * for every open session, from its next prediction on. Choices can also come from configuration: PID
 * {@code gpcis.parts} with a kind's key as key ({@code kernel=rbf}).
 */
@ProviderType
public interface PartRegistry {

    /** All running parts, by kind, then by name. */
    List<RunningPart> running();

    /** What has been chosen by name so far. */
    Map<PartKind, String> chosen();

    /**
     * Chooses a part by name, or takes the choice back.
     *
     * @param name empty for: what the model's manifest names
     * @throws Problem as {@link #find} if no part of that name is running
     */
    void choose(PartKind kind, Optional<String> name);

    /**
     * The running part of that name: the service itself.
     *
     * @param type the kind's contract, for instance {@code Kernel.class}
     * @throws Problem if none of that name is running; the message names the stopped bundle that would bring it, or lists
     *     those that run
     */
    <T> T find(PartKind kind, String name, Class<T> type);

    /**
     * The installed bundle that brings a part, running or not: a stopped bundle publishes nothing, but what it declares can
     * be read.
     *
     * @return its symbolic name; empty where no installed bundle declares a part of that name
     */
    Optional<String> bundle(PartKind kind, String name);
}
