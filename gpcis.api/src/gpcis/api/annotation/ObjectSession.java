// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.problem.Problem;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Computes an object's mask from its steps, quickly where little changed since the last time. The result depends on picture,
 * steps in force, model and running parts alone, not on the way there. Calls may come from any thread and run one after
 * another.
 */
@ProviderType
public interface ObjectSession extends AutoCloseable {

    /**
     * Computes what the steps in force make. The model named by the settings is opened where it is not yet; parts are taken
     * as they run and are chosen (a caller who wants those of the settings chooses them first, see {@link
     * ObjectSessions#choose}). Where the settings' parts changed since the last call, all is computed anew.
     *
     * @throws Problem if the model is not there or not of that hash, or no prediction can be made
     */
    ObjectResult show(History history);

    /**
     * The same, with a first answer while the newest click is being computed, where there can be one.
     *
     * @param preview is given the first answer, on the caller's thread; must not call the session
     * @throws Problem as {@link #show(History)}
     */
    default ObjectResult show(History history, Consumer<? super ObjectResult> preview) {
        return show(history);
    }

    /** The next {@link #show(History)} computes everything anew: to be called after parts were stopped, started, or chosen. */
    void forget();

    /** Frees the arrays; the session can no longer be used. */
    @Override
    void close();
}
