// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Picture;

/**
 * A drawn scene.
 *
 * @param picture what a camera would see
 * @param truth the object it is about
 */
record Drawing(Picture picture, GroundTruth truth) {
}
