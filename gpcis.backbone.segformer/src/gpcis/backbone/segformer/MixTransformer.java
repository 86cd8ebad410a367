// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.SizedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder of SegFormer (Xie et al. 2021, section 3.1). Clicks enter as in ClickSEG, after stage 1's cells were
 * taken for the decoder: the finest level tells of the picture alone.
 *
 * <p><b>Input:</b> colours [B, 3, H, W], normalised; click maps [B, 3, H, W]. <b>Output:</b> the cells of the four
 * stages, [B, ⌈H/s⌉, ⌈W/s⌉, width] for s = 4, 8, 16, 32.
 *
 * <p>Children, for N = 1 … 4: {@code patch_embedN}, {@code blockN} with {@code 0}, {@code 1}, …, {@code normN}; {@code
 * patch_embed_side1} for the clicks. Less that one, they are those of the encoder trained on ImageNet.
 */
final class MixTransformer extends SizedBlock {

    private static final int COLOURS = 3;

    private final List<Stage> stages = new ArrayList<>();
    private final ClickEmbedding clicks;

    MixTransformer(Variant variant, double dropPath) {
        for (int stage = 0; stage < Variant.STAGES; stage++) {
            stages.add(stage(variant, stage, dropPath));
        }
        clicks = addChildBlock("patch_embed_side1", new ClickEmbedding(variant.widths().get(0)));
    }

    private Stage stage(Variant variant, int stage, double dropPath) {
        int width = variant.widths().get(stage);
        PatchEmbedding embedding = stage == 0 ? new PatchEmbedding(COLOURS, width, PatchEmbedding.OF_PICTURE)
                : new PatchEmbedding(variant.widths().get(stage - 1), width, PatchEmbedding.OF_STAGE);
        Chain blocks = new Chain();
        int before = variant.depths().subList(0, stage).stream().mapToInt(Integer::intValue).sum();
        int all = variant.depths().stream().mapToInt(Integer::intValue).sum();
        for (int block = 0; block < variant.depths().get(stage); block++) {
            // the deeper a block, the more often it is passed by
            double rate = dropPath * (before + block) / (all - 1);
            blocks.then(Integer.toString(block),
                    new TransformerBlock(width, variant.heads().get(stage), variant.reductions().get(stage), rate));
        }
        int number = stage + 1;
        return new Stage(
                addChildBlock("patch_embed" + number, embedding),
                addChildBlock("block" + number, blocks),
                addChildBlock("norm" + number, new LayerNormalisation(width, LayerNormalisation.EPSILON)));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDList levels = new NDList(stages.get(0).apply(weights, inputs.get(0), training));
        try (NDArray clicked = clicks.addTo(weights, levels.get(0), inputs.get(1), training)) {
            NDArray before = clicked;
            for (Stage stage : stages.subList(1, stages.size())) {
                try (NDArray planes = Cells.planes(before)) {
                    before = stage.apply(weights, planes, training);
                }
                levels.add(before);
            }
        }
        return levels;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape[] cells = new Shape[stages.size()];
        Shape planes = inputShapes[0];
        for (int stage = 0; stage < cells.length; stage++) {
            cells[stage] = stages.get(stage).outputShape(planes);
            planes = Cells.planes(cells[stage]);
        }
        return cells;
    }
}
