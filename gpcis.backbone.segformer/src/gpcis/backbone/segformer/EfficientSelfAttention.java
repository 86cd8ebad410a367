// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Window;

/**
 * Attention of every cell to the picture at a coarser grid (Xie et al. 2021, section 3.1): {@code softmax(q·kᵀ/√d)·v}
 * in each head, with queries from all cells, keys and values from patches of {@code reduction²} cells. [B, h, w, width]
 * → the same.
 *
 * <p>Children: {@code q}, {@code kv} (keys first, then values), {@code proj} that mixes the heads; {@code sr} and
 * {@code norm} that make a cell of each patch, left out where a patch is one cell.
 */
final class EfficientSelfAttention extends Layer {

    /**
     * So many scores are held at once, 1 MiB: at 1024×1024 pixels stage 1 has 67 million. It is faster, too, since they
     * stay in the cache.
     */
    private static final long SCORES = 1 << 18;

    private final int heads;
    private final boolean reduces;
    private final Layer q;
    private final Layer kv;
    private final Layer proj;
    private final Layer sr;
    private final Layer norm;

    EfficientSelfAttention(int width, int heads, int reduction) {
        this.heads = heads;
        reduces = reduction > 1;
        q = addChildBlock("q", new Projection(width, width));
        kv = addChildBlock("kv", new Projection(width, 2 * width));
        proj = addChildBlock("proj", new Projection(width, width));
        sr = reduces
                ? addChildBlock("sr", Convolution.of(width, width, Window.patches(reduction), Bias.LEARNED)) : null;
        norm = reduces
                ? addChildBlock("norm", new LayerNormalisation(width, LayerNormalisation.WIDE_EPSILON)) : null;
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray queries = q.apply(weights, x, training);
                NDArray both = keysAndValues(weights, x, training);
                NDList split = both.split(new long[] {x.size(3)}, 3);
                NDArray keys = headed(split.get(0));
                NDArray values = headed(split.get(1));
                NDArray scale = scale(x);
                NDArray mixed = attend(queries.muli(scale), keys, values);
                NDArray cells = mixed.reshape(x.getShape())) {
            return proj.apply(weights, cells, training);
        }
    }

    /** 1/√d. In the engine's own memory: the backward pass needs it after it was closed here. */
    private NDArray scale(NDArray x) {
        try (NDArray lent = x.getManager().create((float) Math.sqrt((double) heads / x.size(3)))) {
            return lent.duplicate();
        }
    }

    private NDArray keysAndValues(ParameterStore weights, NDArray x, boolean training) {
        if (!reduces) {
            return kv.apply(weights, x, training);
        }
        try (NDArray planes = Cells.planes(x);
                NDArray few = sr.apply(weights, planes, training);
                NDArray cells = Cells.ofPlanes(few);
                NDArray source = norm.apply(weights, cells, training)) {
            return kv.apply(weights, source, training);
        }
    }

    /** [B, h, w, width] → [B, heads, h·w, width/heads]. */
    private NDArray headed(NDArray cells) {
        long count = cells.size(1) * cells.size(2);
        try (NDArray split = cells.reshape(cells.size(0), count, heads, cells.size(3) / heads)) {
            return split.transpose(0, 2, 1, 3);
        }
    }

    /** Queries [B, h, w, width] one run after another, with all keys and values. Gives [B, h·w, width]. */
    private NDArray attend(NDArray queries, NDArray keys, NDArray values) {
        long run = Math.max(1, SCORES / (keys.size(0) * heads * keys.size(2)));
        try (NDArray all = headed(queries); NDArray columns = keys.swapAxes(2, 3); NDList runs = new NDList()) {
            for (long from = 0; from < all.size(2); from += run) {
                try (NDArray some = all.get(":, :, {}:{}", from, Math.min(from + run, all.size(2)))) {
                    runs.add(attended(some, columns, values));
                }
            }
            return joined(runs);
        }
    }

    private static NDArray joined(NDList runs) {
        // a single one is taken as it is: joining would copy it, and gradients do not pass through that copy
        return runs.size() == 1 ? runs.remove(0) : NDArrays.concat(runs, 1);
    }

    private static NDArray attended(NDArray queries, NDArray columns, NDArray values) {
        try (NDArray scores = queries.matMul(columns);
                NDArray shares = scores.softmax(3);
                NDArray sums = shares.matMul(values);
                NDArray cells = sums.transpose(0, 2, 1, 3)) {
            return cells.reshape(cells.size(0), cells.size(1), cells.size(2) * cells.size(3));
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
