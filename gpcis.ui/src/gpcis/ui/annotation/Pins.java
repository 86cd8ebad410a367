// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.ui.shape.Flood;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The pixels that a hand has decided: laid over any mask, they come out as the hand said. */
final class Pins {

    private static final byte NONE = 0;
    private static final byte OBJECT = 1;
    private static final byte BESIDE = 2;

    private final Size size;
    /** Null while nothing is pinned. */
    private byte[] pins;

    Pins(Size size) {
        this.size = size;
    }

    /** Takes pixels that are pinned from now on. */
    IntConsumer pinning(boolean object) {
        pins = pins == null ? new byte[size.pixels()] : pins;
        byte[] target = pins;
        byte pin = object ? OBJECT : BESIDE;
        return pixel -> target[pixel] = pin;
    }

    /** Lets go the piece of pins that a click contradicts. */
    void click(Click click) {
        int pixel = click.y() * size.width() + click.x();
        byte contradicted = click.label() == ClickLabel.FOREGROUND ? BESIDE : OBJECT;
        if (pins != null && pins[pixel] == contradicted) {
            new Flood(size, false).from(pixel, at -> pins[at] == contradicted, at -> pins[at] = NONE);
        }
    }

    /** Lets go of all. */
    void clear() {
        if (pins != null) {
            Arrays.fill(pins, NONE);
        }
    }

    /** The mask with the hand's work on it. */
    Mask over(Mask mask) {
        return pins == null ? mask
                : Mask.of(size, pixel -> pins[pixel] == OBJECT || pins[pixel] == NONE && mask.contains(pixel));
    }
}
