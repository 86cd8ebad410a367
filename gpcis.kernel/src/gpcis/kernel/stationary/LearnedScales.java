// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.stationary;

import ai.djl.ndarray.types.DataType;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.part.Parameters;
import gpcis.api.part.StartingValue;
import java.util.Arrays;
import java.util.List;

/**
 * The learned η of a kernel, kept as logarithms: {@code log_eta0} [1] (absent without colours) and {@code log_eta} [d]. At the
 * start log η_0 = 0 and log η_t = −1 (Sec. 4.3).
 */
public final class LearnedScales {

    private static final String AMPLITUDE = "log_eta0";
    private static final String SCALES = "log_eta";

    private LearnedScales() { }

    /** The parameters before training. */
    public static List<StartingValue> startingValues(FeatureLayout layout) {
        double[] scales = new double[layout.deep()];
        Arrays.fill(scales, -1);
        StartingValue deep = new StartingValue(SCALES, List.of((long) layout.deep()), scales, true);
        return layout.colour() == 0 ? List.of(deep)
                : List.of(new StartingValue(AMPLITUDE, List.of(1L), new double[] {0}, true), deep);
    }

    /** The kernel of that profile with those parameters. */
    public static StationarySum kernel(FeatureLayout layout, Parameters parameters, Profile profile) {
        return new StationarySum(layout, layout.colour() == 0 ? null : parameters.get(AMPLITUDE).exp(),
                parameters.get(SCALES).mul(-0.5).exp().expandDims(1), profile);
    }

    /** The same as numbers. */
    public static StationaryForm form(FeatureLayout layout, Parameters parameters, StationaryForm.Profile profile) {
        double[] scales = parameters.get(SCALES).toType(DataType.FLOAT64, false).toDoubleArray();
        for (int t = 0; t < scales.length; t++) {
            scales[t] = Math.exp(-0.5 * scales[t]);
        }
        return new StationaryForm(layout.colour() == 0 ? 0
                : Math.exp(parameters.get(AMPLITUDE).toType(DataType.FLOAT64, false).getDouble()), scales, profile);
    }
}
