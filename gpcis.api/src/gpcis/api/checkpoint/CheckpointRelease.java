// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

/** Who released a checkpoint, and so what its classifier is. */
public enum CheckpointRelease {
    /** Gaussian process: tensors {@code theta}, {@code omega}, {@code omega_var}, {@code logsigma2}, {@code weights}, {@code u_mlp}. */
    GPCIS,
    /** RITM: a classifier of its own. */
    RITM,
    /** ClickSEG (FocalClick): a classifier of its own, and a refiner that is not part of the forward pass. */
    CLICKSEG,
    /** Trained to classify pictures of ImageNet: starting weights for training, no model by itself. */
    IMAGENET
}
