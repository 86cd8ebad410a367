// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;

/**
 * Object-contextual representations (OCR; Yuan et al. 2020, <a href="https://arxiv.org/abs/1909.11065">arXiv
 * 1909.11065</a>): {@code aux_head} guesses the object, {@code ocr_gather_head} says what it looks like, {@code
 * ocr_distri_head} tells the pixels.
 *
 * <p><b>Input:</b> all levels [B, 15·width, h, w]. <b>Output:</b> [B, 2·ocr, h, w].
 */
final class ObjectContext extends SizedBlock {

    private final Chain pixels;
    private final AuxiliaryHead guess;
    private final SpatialGather gather;
    private final DistributionHead distribution;

    ObjectContext(Architecture architecture) {
        int in = architecture.allLevelsWidth();
        int width = architecture.contextWidth();
        pixels = addChildBlock("conv3x3_ocr", new Chain()
                .then("0", Convolution.full(in, width, 1))
                .then("1", new BatchNormalisation(width))
                .then("2", Rectifier.relu()));
        gather = addChildBlock("ocr_gather_head", new SpatialGather());
        distribution = addChildBlock("ocr_distri_head", new DistributionHead(width, architecture.ocr()));
        guess = addChildBlock("aux_head", new AuxiliaryHead(in));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        try (NDArray features = pixels.apply(weights, levels.head(), training);
                NDArray logits = guess.apply(weights, levels.head(), training);
                NDList region = gather.forward(weights, new NDList(features, logits), training)) {
            return distribution.forward(weights, new NDList(features, region.head()), training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {pixels.outputShape(inputShapes[0])};
    }
}
