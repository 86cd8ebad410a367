// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.Random;

/** Masks as drawings: {@code #} object, {@code .} not. */
public final class Drawn {

    private Drawn() { }

    /** A mask from its rows. */
    public static Mask mask(String... rows) {
        String all = String.join("", rows);
        return Mask.of(new Size(rows[0].length(), rows.length), i -> all.charAt(i) == '#');
    }

    /** The rows of a mask. */
    public static String text(Mask mask) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < mask.size().pixels(); i++) {
            text.append(mask.contains(i) ? '#' : '.').append((i + 1) % mask.size().width() == 0 ? "\n" : "");
        }
        return text.toString();
    }

    /** Rows as text. */
    public static String text(String... rows) {
        return String.join("\n", rows) + "\n";
    }

    /** A mask of noise, of any density. */
    public static Mask random(Random random, int most) {
        Size size = new Size(1 + random.nextInt(most), 1 + random.nextInt(most));
        double density = random.nextDouble();
        return Mask.of(size, i -> random.nextDouble() < density);
    }
}
