// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import gpcis.api.feature.FeatureLayout;
import gpcis.api.picture.Size;

/**
 * x̄ of every pixel of a picture, not yet upsampled: the deep rows are {@code deep} upsampled bilinearly with aligned corners, the
 * colour rows are {@code colours}. Holds the arrays it is given: they must not be changed.
 *
 * @param layout which rows there are
 * @param height h of the deep features
 * @param width w of the deep features
 * @param deep [d, h, w], row by row
 * @param colours [3, H, W], row by row; empty where the layout has none
 * @param size of the picture: W × H
 */
public record PictureFeatures(FeatureLayout layout, int height, int width, float[] deep, float[] colours, Size size) {

    /** @throws IllegalArgumentException if an array is not as long as its shape says */
    public PictureFeatures {
        if (height < 1 || width < 1 || deep.length != layout.deep() * height * width) {
            throw new IllegalArgumentException(deep.length + " features for " + layout.deep() + "×" + height + "×" + width);
        }
        if (colours.length != layout.colour() * size.pixels()) {
            throw new IllegalArgumentException(colours.length + " colours for " + layout.colour() + " of " + size);
        }
    }
}
