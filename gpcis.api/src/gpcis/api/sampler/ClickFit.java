// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

/**
 * How well the posterior obeys one click.
 *
 * @param label y_c, +1 or −1
 * @param target the value asked for there: m_c, or the drawn f_c
 * @param attained the value f̂_c that came out, in float64
 */
public record ClickFit(double label, double target, double attained) {

    /** y_c f̂_c: how far the pixel lies on the right side; negative where the click is not obeyed. */
    public double margin() {
        return label * attained;
    }

    /** Whether the pixel lies on the click's side. */
    public boolean kept() {
        return margin() > 0;
    }
}
