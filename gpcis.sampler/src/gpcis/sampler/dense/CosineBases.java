// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.feature.FeatureLayout;
import gpcis.api.prior.FourierForm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The bases laid out for vectors: base after base within a channel, in turns instead of radians, filled up with bases of weight
 * zero.
 */
final class CosineBases {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    /** Vectors that are projected together. */
    private static final int PAIR = 2;

    /** Filled up to a multiple of two vectors. */
    final int count;
    /** [d, count] */
    final float[] deep;
    /** [3, count]; zeros where the layout has no colours */
    final float[] colour;
    final float[] phase;
    /** c·w */
    final float[] weight;

    CosineBases(FeatureLayout layout, FourierForm form, double[] w) {
        int bases = form.bases();
        int block = PAIR * LANES;
        count = (bases + block - 1) / block * block;
        deep = new float[layout.deep() * count];
        colour = new float[3 * count];
        phase = new float[count];
        weight = new float[count];
        double[] frequencies = form.frequencies();
        double[] phases = form.phases();
        double turn = 2 * Math.PI;
        for (int r = 0; r < bases; r++) {
            int row = r * layout.width();
            for (int k = 0; k < layout.deep(); k++) {
                deep[k * count + r] = (float) (frequencies[row + k] / turn);
            }
            for (int k = 0; k < layout.colour(); k++) {
                colour[k * count + r] = (float) (frequencies[row + layout.deep() + k] / turn);
            }
            phase[r] = (float) (phases[r] / turn);
            weight[r] = (float) (form.norm() * w[r]);
        }
    }
}
