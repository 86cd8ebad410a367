// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.api.picture.Box;
import gpcis.api.picture.Size;
import java.util.BitSet;

/**
 * An annotated object in memory.
 *
 * @param name source and id, for people
 * @param size of the picture
 * @param rgb its samples, red green blue, row by row; must not be changed
 * @param object pixels of the object
 * @param ignored pixels about which nothing is said
 * @param box around the object
 */
record StoredObject(String name, Size size, byte[] rgb, BitSet object, BitSet ignored, Box box) {

    /** 1 object, 0 not, −1 nothing said. */
    byte truth(int pixel) {
        return (byte) (ignored.get(pixel) ? -1 : object.get(pixel) ? 1 : 0);
    }

    long bytesWithoutPicture() {
        return (object.size() + ignored.size()) / 8 + 200;
    }
}
