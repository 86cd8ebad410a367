// SPDX-License-Identifier: Apache-2.0
package gpcis.api.head;

import ai.djl.nn.Block;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A classifier of deep features in place of the Gaussian process, as RITM and its followers have one: it knows of clicks only
 * what the backbone has made of the click maps. Published as a service with the property {@link #NAME}; one service serves
 * any number of models, each with a block of its own.
 */
@ConsumerType
public interface Head {

    /** Service property that holds the head's name. */
    String NAME = "gpcis.head";

    /**
     * Makes the classifier, without weights yet.
     *
     * <p><b>Input:</b> the backbone's features [B, d, h, w], not normalised. <b>Output:</b> logits [B, 1, h, w], which are
     * brought to the picture's size with aligned corners. Tensor names: as with {@link gpcis.api.backbone.Backbone#block}.
     *
     * @param featureWidth d
     * @throws Problem if an option is unknown or out of range
     */
    Block block(int featureWidth, PartOptions options);
}
