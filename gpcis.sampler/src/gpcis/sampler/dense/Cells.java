// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.sampler.PictureFeatures;

/** One row of features, its channels close together: in the whole array they lie so that they push each other out of the cache. */
final class Cells {

    private Cells() { }

    /** @param cells [d, w], filled */
    static void copy(PictureFeatures features, int row, float[] cells) {
        int width = features.width();
        int plane = features.height() * width;
        for (int k = 0; k < features.layout().deep(); k++) {
            System.arraycopy(features.deep(), k * plane + row * width, cells, k * width, width);
        }
    }
}
