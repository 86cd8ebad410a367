// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.ChannelDropout;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.MultiplyAdds;
import gpcis.backbone.layer.SizedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder of SegFormer (Xie et al. 2021, section 3.2): each level is projected to the decoder's width ({@code
 * linear_cN} with {@code proj}) and brought to the finest level's size (bilinear, corners not aligned);
 * {@code linear_fuse} makes one of them, {@code linear_pred} the features of that, unless it is left out.
 *
 * <p>Up to the fusion's norm everything is linear, and resizing does not mix channels. So a level's projection and its
 * share of the fusion are multiplied to one matrix, which is applied before resizing: but for rounding the same
 * numbers, for a fraction of the work and without four times the channels at the finest size.
 *
 * <p><b>Input:</b> the cells of the four stages, finest first. <b>Output:</b> [B, d, ⌈H/4⌉, ⌈W/4⌉].
 */
final class PerceptronDecoder extends SizedBlock {

    private final Interpolation interpolation;
    private final SegFormerOptions options;
    private final List<Projection> projections = new ArrayList<>();
    private final LevelFusion fusion;
    private final Chain last = new Chain();

    PerceptronDecoder(SegFormerOptions options, Interpolation interpolation) {
        this.interpolation = interpolation;
        this.options = options;
        for (int width : options.variant().widths()) {
            Projection projection = new Projection(width, options.decoder());
            projections.add(projection);
            addChildBlock("linear_c" + projections.size(), new Chain().then("proj", projection));
        }
        fusion = addChildBlock("linear_fuse", new LevelFusion(projections.size(), options.decoder()));
        last.link(new ChannelDropout((float) options.dropout()));
        if (options.projection().isPresent()) {
            last.link(addChildBlock("linear_pred",
                    Convolution.pointwise(options.decoder(), options.featureWidth(), Bias.LEARNED)));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        try (NDArray sum = sum(weights, inputs, training); NDArray fused = fusion.finish(weights, sum, training)) {
            return new NDList(last.apply(weights, fused, training));
        }
    }

    private NDArray sum(ParameterStore weights, NDList levels, boolean training) {
        NDArray sum = share(weights, levels.get(0), 0, training);
        MultiplyAdds.count(() -> sum.size() * projections.size() * options.decoder());
        for (int level = 1; level < levels.size(); level++) {
            try (NDArray share = share(weights, levels.get(level), level, training);
                    NDArray wide = interpolation.bilinear(
                            share, sum.size(2), sum.size(3), CornerAlignment.HALF_PIXEL)) {
                sum.addi(wide);
            }
        }
        return sum;
    }

    /** What a level brings to the fusion: cells [B, h, w, C] → planes [B, width, h, w]. */
    private NDArray share(ParameterStore weights, NDArray cells, int level, boolean training) {
        Projection projection = projections.get(level);
        // the products would otherwise live as long as the parameters, whose manager they get
        try (NDArray mixing = fusion.share(weights, cells, level, training);
                NDArray matrix = mixing.matMul(projection.weight(weights, cells, training));
                NDArray constant = mixing.matMul(projection.bias(weights, cells, training));
                NDArray share = Linear.linear(cells, matrix, constant).singletonOrThrow()) {
            MultiplyAdds.count(() -> share.size() * cells.size(3));
            return Cells.planes(share);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape finest = Cells.planes(inputShapes[0]);
        return new Shape[] {new Shape(finest.get(0), options.featureWidth(), finest.get(2), finest.get(3))};
    }
}
