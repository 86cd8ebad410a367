// SPDX-License-Identifier: Apache-2.0
package gpcis.api.backbone;

import ai.djl.nn.Block;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A network that turns a picture and click maps into deep features: g in Alg. S2. Published as a service with the
 * property {@link #NAME}; one service serves any number of models, each with a block of its own.
 */
@ConsumerType
public interface Backbone {

    /** Service property that holds the backbone's name. */
    String NAME = "gpcis.backbone";

    /**
     * What the block made with these options looks like from outside.
     *
     * @throws Problem if an option is unknown or out of range
     */
    BackboneShape shape(PartOptions options);

    /**
     * Makes the network, without weights yet.
     *
     * <p><b>Input</b> (two arrays, float32): the picture [B, 3, H, W], red green blue in 0 … 1, not normalised (a backbone
     * does what its pretraining asks for); the click maps [B, 3, H, W]: previous mask as probabilities, positive clicks,
     * negative clicks (disks of {@link BackboneShape#clickRadius} pixels, 1 inside, 0 outside). Any H and W of at least 32.
     *
     * <p><b>Output</b> (one array): features [B, d, ⌈H/s⌉, ⌈W/s⌉], not normalised; L2 normalisation over channels, upsampling
     * and colours are the feature assembly's business.
     *
     * <p>Tensor names in files are the names of the children on the way to a parameter, joined with dots, as PyTorch
     * writes them: {@code stem.weight}, {@code stem.bias}; of a batch norm {@code weight}, {@code bias}, {@code
     * running_mean}, {@code running_var}.
     *
     * @throws Problem if an option is unknown or out of range
     */
    Block block(PartOptions options);

    /**
     * Translates a public checkpoint, for instance one trained for classification, into starting weights.
     *
     * @param checkpoint tensors under the names of their origin
     * @return the tensors that this backbone can use, under its own names; others keep their initial values
     * @throws Problem if the checkpoint is not of a network that this backbone knows, or a tensor has a wrong shape
     */
    TensorSet startingWeights(TensorSet checkpoint, PartOptions options);

    /**
     * What the field states as MACs: multiply-adds of convolutions and matrix products in one forward pass of one picture;
     * elementwise operations, pooling and resizing are left out.
     *
     * @param size of the picture
     * @return empty where the backbone does not tell
     * @throws Problem if an option is unknown or out of range
     */
    default OptionalLong multiplyAdds(PartOptions options, Size size) {
        return OptionalLong.empty();
    }
}
