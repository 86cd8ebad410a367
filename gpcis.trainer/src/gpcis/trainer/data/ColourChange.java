// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.trainer.settings.Settings;
import java.util.Random;

/**
 * Draws how a sample's colours differ from the photo's. All are half the widths of uniform distributions.
 *
 * @param brightness added to all channels, of 1
 * @param contrast factor around 1
 * @param saturation factor around 1 of the distance to grey
 * @param shift added to each channel by itself, of 1
 */
record ColourChange(double brightness, double contrast, double saturation, double shift) {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    static ColourChange of(Settings settings) {
        return new ColourChange(settings.share("colour.brightness"), settings.share("colour.contrast"),
                settings.share("colour.saturation"), settings.share("colour.shift"));
    }

    /**
     * Changes three planes in place.
     *
     * @param colours 0 … 1 before and after
     */
    void apply(float[] colours, Random random) {
        int plane = colours.length / 3;
        float factor = (float) (1 + contrast * uniform(random));
        float all = (float) (brightness * uniform(random));
        float purity = (float) (1 + saturation * uniform(random));
        float[] added = new float[3];
        for (int channel = 0; channel < 3; channel++) {
            // Contrast turns around the middle of the range.
            added[channel] = 0.5f - 0.5f * factor + all + (float) (shift * uniform(random));
        }
        for (int i = 0; i < plane; i++) {
            float red = colours[i] * factor + added[0];
            float green = colours[plane + i] * factor + added[1];
            float blue = colours[2 * plane + i] * factor + added[2];
            float grey = RED * red + GREEN * green + BLUE * blue;
            colours[i] = cut(grey + (red - grey) * purity);
            colours[plane + i] = cut(grey + (green - grey) * purity);
            colours[2 * plane + i] = cut(grey + (blue - grey) * purity);
        }
    }

    private static double uniform(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    /** A camera saturates, too. */
    private static float cut(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
