// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import gpcis.api.picture.Size;

/**
 * A click in the network's input: its disk is drawn around the real-valued position, and the Gaussian process is told of one
 * pixel.
 *
 * @param row of the disk's centre
 * @param column of the disk's centre
 * @param pixel index of the pixel whose x̄ the click labels, or {@link #OUTSIDE}
 * @param label what the click says
 */
record PlacedClick(double row, double column, int pixel, ClickLabel label) {

    /** In place of a pixel: the click lies outside the input. */
    static final int OUTSIDE = -1;

    /**
     * A click of a plain forward pass. It labels the pixel that it lies in, {@code (⌊row⌋, ⌊column⌋)}: the reference networks
     * cut the fraction off instead of rounding.
     */
    static PlacedClick of(NetworkClick click, Size size) {
        double row = Math.floor(click.row());
        double column = Math.floor(click.column());
        boolean inside = row >= 0 && row < size.height() && column >= 0 && column < size.width();
        return new PlacedClick(click.row(), click.column(), inside ? (int) row * size.width() + (int) column : OUTSIDE,
                click.label());
    }

    boolean inside() {
        return pixel != OUTSIDE;
    }
}
