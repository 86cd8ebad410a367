// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import java.util.List;

/**
 * A chart.
 *
 * @param title key of its title among the panel's texts
 * @param x key of what the horizontal axis counts
 * @param curves what it shows
 */
public record Plot(String title, String x, List<Curve> curves) {

    public Plot {
        curves = List.copyOf(curves);
    }
}
