// SPDX-License-Identifier: Apache-2.0
package gpcis.api.dataset;

import gpcis.api.picture.Picture;

/**
 * One annotated object.
 *
 * @param id unique within its set; for people and for file names
 * @param picture the picture
 * @param truth what belongs to the object
 */
public record Sample(String id, Picture picture, GroundTruth truth) {

    /** @throws IllegalArgumentException if picture and truth differ in size */
    public Sample {
        if (!picture.size().equals(truth.size())) {
            throw new IllegalArgumentException(
                    id + ": picture " + picture.size() + ", truth " + truth.size());
        }
    }
}
