// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import gpcis.api.sampler.PosteriorSample;
import java.util.function.UnaryOperator;

/** The plain formulation, which works with any parts: x̄ of all pixels as one array, and the parts' own functions of it. */
final class AssembledPixels implements PixelFunctions {

    /** Pixels per chunk: the l columns of the bases then stay in the processor's cache, and memory is bounded. */
    private static final int CHUNK = 8192;

    private final NDArray features;

    /** @param features x̄ [D, H·W]; owned by its manager */
    AssembledPixels(NDArray features) {
        this.features = features;
    }

    @Override
    public NDArray points(long[] pixels) {
        return features.get(":, {}", features.getManager().create(pixels)).toType(DataType.FLOAT64, false);
    }

    @Override
    public float[] prior(PosteriorSample sample) {
        return inChunks(sample::prior);
    }

    @Override
    public float[] update(PosteriorSample sample) {
        return inChunks(sample::update);
    }

    @Override
    public float[] variance(PosteriorSample sample) {
        return inChunks(sample::variance);
    }

    @Override
    public float[] influence(PosteriorSample sample, int click) {
        return inChunks(x -> sample.influence(x, click));
    }

    private float[] inChunks(UnaryOperator<NDArray> function) {
        int pixels = Math.toIntExact(features.getShape().get(1));
        float[] values = new float[pixels];
        for (int from = 0; from < pixels; from += CHUNK) {
            int to = Math.min(pixels, from + CHUNK);
            try (NDManager chunk = features.getManager().newSubManager()) {
                NDArray x = features.get(":, {}:{}", from, to);
                x.attach(chunk);
                float[] part = function.apply(x).toFloatArray();
                System.arraycopy(part, 0, values, from, part.length);
            }
        }
        return values;
    }
}
