// SPDX-License-Identifier: Apache-2.0
package gpcis.api.forward;

import gpcis.api.click.ClickLabel;
import java.util.Objects;

/**
 * A click as the network is told of it.
 *
 * @param row in pixels of the network's input, need not be whole
 * @param column in pixels of the network's input, need not be whole
 * @param label what the click says
 */
public record NetworkClick(double row, double column, ClickLabel label) {

    /** @throws IllegalArgumentException if a coordinate is not finite */
    public NetworkClick {
        Objects.requireNonNull(label, "label");
        if (!Double.isFinite(row) || !Double.isFinite(column)) {
            throw new IllegalArgumentException("row " + row + ", column " + column);
        }
    }
}
