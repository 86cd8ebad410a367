// SPDX-License-Identifier: Apache-2.0
package gpcis.api.forward;

import gpcis.api.model.Model;
import gpcis.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Opens models as plain functions. Safe to use from any thread. */
@ProviderType
public interface Networks {

    /**
     * Opens a model with the parts that run now.
     *
     * @throws Problem if a part that the model names is not running and no other was chosen in its place, or the weights do
     *     not fit
     */
    Network open(Model model);
}
