// SPDX-License-Identifier: Apache-2.0
package gpcis.api.segment;

import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Opens segmentation sessions on the parts that run. Safe to use from any thread. */
@ProviderType
public interface Segmenter {

    /**
     * Opens a session.
     *
     * @throws Problem if a part that the model's manifest names is not running and no other was chosen in its place (the
     *     message names the part and the bundles that are there), if the weights do not fit it, or if the mask to begin from
     *     is not of the picture's size
     */
    SegmentationSession open(Picture picture, SessionOptions options);
}
