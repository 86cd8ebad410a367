// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.kernel.StationaryForm;
import gpcis.api.prior.FourierForm;
import gpcis.api.sampler.PictureFeatures;

/**
 * What a prediction leaves behind for a first answer to the next click: with the same features the prior's map stays as it is.
 *
 * @param setup the parts that it was made with
 * @param features as the backbone made them of the clicks so far
 * @param prior f_prior, one a pixel; must not be changed
 */
record Foresight(Setup setup, PictureFeatures features, StationaryForm kernel, FourierForm form, float[] prior) {

    /** Whether another prediction would be made with the very same parts. */
    boolean fits(Setup other) {
        return setup.model() == other.model() && setup.names().equals(other.names())
                && setup.services().equals(other.services());
    }
}
