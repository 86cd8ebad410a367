// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says where a person would click next. Published as a service with the property {@link #NAME}.
 */
@ConsumerType
public interface SimulatedUser {

    /** Service property that holds its name: {@code centre}, {@code jittered}. */
    String NAME = "gpcis.user";

    /**
     * The next click; where nothing is wrong any more, one on (0, 0) beside the object.
     *
     * @param truth the truth
     * @param prediction of the truth's size
     * @param clicked the clicks so far; their pixels are not clicked again
     * @param seed for users that draw; different for each object
     */
    Click next(GroundTruth truth, Mask prediction, List<Click> clicked, long seed);
}
