// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;

/** What a sample may be. Measurements in whole numbers of 32 bits or in reals have no white and no black of their own. */
final class Samples {

    private Samples() {
    }

    /** @throws UnsupportedOperationException if the samples are no whole numbers of up to 16 bits */
    static void check(ColorModel model) {
        int type = model.getTransferType();
        if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
            throw new UnsupportedOperationException("only samples of 8 or 16 bits are supported");
        }
    }
}
