// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.StationaryForm;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The clicks laid out for vectors: click after click within a channel, filled up with clicks of weight zero. Exponents
 * are 64th parts, as {@link Exponential} takes them.
 */
final class KernelClicks {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    /** What exponents are multiplied with. */
    static final double PART = 1 / Exponential.PARTS;

    /** Filled up to a multiple of the lanes. */
    final int count;
    final StationaryForm.Profile profile;
    /** s, one a channel */
    final double[] scale;
    /** s z/64 [d, count] */
    final double[] deep;
    /** −½ Σ (s z)²/64 */
    final double[] deepNorm;
    final boolean coloured;
    /** I/64 at the clicks [3, count] */
    final double[] colour;
    /** −½‖I‖²/64 */
    final double[] colourNorm;
    /** v */
    final double[] weight;
    /** η_0 v */
    final double[] colourWeight;

    KernelClicks(FeatureLayout layout, StationaryForm form, double[] z, double[] v) {
        int clicks = v.length;
        count = (clicks + LANES - 1) / LANES * LANES;
        profile = form.profile();
        int channels = layout.deep();
        scale = form.scales();
        deep = new double[channels * count];
        deepNorm = new double[count];
        for (int k = 0; k < channels; k++) {
            for (int c = 0; c < clicks; c++) {
                double value = scale[k] * z[k * clicks + c];
                deep[k * count + c] = value * PART;
                deepNorm[c] -= value * value / 2 * PART;
            }
        }
        coloured = layout.colour() > 0 && form.amplitude() > 0;
        colour = new double[3 * count];
        colourNorm = new double[count];
        if (coloured) {
            for (int c = 0; c < clicks; c++) {
                for (int k = 0; k < 3; k++) {
                    double value = z[(channels + k) * clicks + c];
                    colour[k * count + c] = value * PART;
                    colourNorm[c] -= value * value / 2 * PART;
                }
            }
        }
        weight = Arrays.copyOf(v, count);
        colourWeight = new double[count];
        for (int c = 0; c < clicks; c++) {
            colourWeight[c] = form.amplitude() * v[c];
        }
    }
}
