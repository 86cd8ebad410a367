// SPDX-License-Identifier: Apache-2.0
package gpcis.api.click;

/** What a click says of its pixel: y_c in the paper. */
public enum ClickLabel {
    /** The pixel belongs to the object, y = +1. */
    FOREGROUND(1),
    /** The pixel does not belong to the object, y = −1. */
    BACKGROUND(-1);

    private final int sign;

    ClickLabel(int sign) {
        this.sign = sign;
    }

    /** y: +1 or −1. */
    public int sign() {
        return sign;
    }
}
