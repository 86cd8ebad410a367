// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.kernel.StationaryForm;
import gpcis.api.prior.FourierForm;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.sampler.PictureFeatures;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/** Row by row, on all cores. A pixel's value does not depend on who computes it, so the number of cores changes nothing. */
final class VectorEvaluator implements PictureEvaluator {

    /** So many that cores which are busy with something else do not hold up the others for long. */
    private static final int STRIPS = 16;

    /** Fills a row of the result. */
    interface RowWork {
        void row(int y, float[] result);
    }

    @Override
    public float[] prior(PictureFeatures features, FourierForm prior, double[] w) {
        if (w.length != prior.bases() || prior.frequencies().length != w.length * features.layout().width()) {
            throw new IllegalArgumentException(w.length + " weights for " + prior.bases() + " bases of "
                    + features.layout().width() + " features");
        }
        CosineBases bases = new CosineBases(features.layout(), prior, w);
        return rows(features, () -> new CosineRows(features, bases));
    }

    @Override
    public float[] update(PictureFeatures features, StationaryForm kernel, double[] z, double[] v) {
        if (z.length != v.length * features.layout().width() || kernel.scales().length != features.layout().deep()) {
            throw new IllegalArgumentException(z.length + " numbers for " + v.length + " clicks of "
                    + features.layout().width() + " features, " + kernel.scales().length + " scales");
        }
        KernelClicks clicks = new KernelClicks(features.layout(), kernel, z, v);
        return rows(features, () -> new KernelRows(features, clicks));
    }

    /** Each strip has work of its own: it keeps what it has taken from the features' last two rows. */
    private static float[] rows(PictureFeatures features, Supplier<RowWork> works) {
        int height = features.size().height();
        float[] result = new float[features.size().pixels()];
        int strips = Math.min(STRIPS, height);
        IntStream.range(0, strips).parallel().forEach(strip -> {
            RowWork work = works.get();
            int end = (int) ((strip + 1L) * height / strips);
            for (int y = (int) ((long) strip * height / strips); y < end; y++) {
                work.row(y, result);
            }
        });
        return result;
    }

    @Override
    public String instructions() {
        return "vectors of " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits";
    }
}
