// SPDX-License-Identifier: Apache-2.0
package gpcis.api.dataset;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;

/**
 * The truth about an object: a mask, and pixels about which nothing is said.
 *
 * @param object pixels of the object
 * @param ignored pixels left out of every count; none of them is an object pixel
 */
public record GroundTruth(Mask object, Mask ignored) {

    /** @throws IllegalArgumentException if the sizes differ or a pixel is both */
    public GroundTruth {
        if (!object.size().equals(ignored.size())) {
            throw new IllegalArgumentException("object " + object.size() + ", ignored " + ignored.size());
        }
        for (int i = 0; i < object.size().pixels(); i++) {
            if (object.contains(i) && ignored.contains(i)) {
                throw new IllegalArgumentException("pixel " + i + " is both object and ignored");
            }
        }
    }

    /** A truth that says something about every pixel. */
    public static GroundTruth of(Mask object) {
        return new GroundTruth(object, Mask.empty(object.size()));
    }

    /** Width and height. */
    public Size size() {
        return object.size();
    }

    /**
     * Intersection over union with a prediction, ignored pixels left out; 1 where both are empty.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public double iou(Mask prediction) {
        if (!prediction.size().equals(size())) {
            throw new IllegalArgumentException("truth of " + size() + ", prediction of " + prediction.size());
        }
        int intersection = 0;
        int union = 0;
        for (int i = 0; i < size().pixels(); i++) {
            if (!ignored.contains(i)) {
                intersection += object.contains(i) && prediction.contains(i) ? 1 : 0;
                union += object.contains(i) || prediction.contains(i) ? 1 : 0;
            }
        }
        return union == 0 ? 1 : (double) intersection / union;
    }
}
