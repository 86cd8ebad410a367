// SPDX-License-Identifier: Apache-2.0
package gpcis.api.backbone;

import java.util.Objects;

/**
 * A backbone from outside.
 *
 * @param featureWidth d: channels of the features
 * @param stride s: pixels of the picture per feature cell, in each direction
 * @param clickRadius radius of the click disks in pixels of the network's input
 * @param clickEntry where the click maps join the picture, in words: {@code added after the stem}
 */
public record BackboneShape(int featureWidth, int stride, int clickRadius, String clickEntry) {

    /** @throws IllegalArgumentException if a number is below 1 */
    public BackboneShape {
        Objects.requireNonNull(clickEntry, "clickEntry");
        if (featureWidth < 1 || stride < 1 || clickRadius < 1) {
            throw new IllegalArgumentException(
                    "featureWidth " + featureWidth + ", stride " + stride + ", clickRadius " + clickRadius);
        }
    }
}
