// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;

/**
 * Signed maps as pictures: blue below zero, white at zero, red above, the same scale on both sides, so that equal strength
 * means equal size. Red and blue are told apart by those too who do not tell red from green.
 */
final class DivergingColours {

    /** Ends of the RdBu scheme of ColorBrewer (Brewer 2003). */
    private static final int[] LOWEST = {33, 102, 172};
    private static final int[] HIGHEST = {178, 24, 43};
    private static final int WHITE = 255;

    private DivergingColours() { }

    /** The largest magnitude in the map: what full red and full blue stand for. */
    static float scale(PixelMap map) {
        float largest = 0;
        for (int i = 0; i < map.size().pixels(); i++) {
            largest = Math.max(largest, Math.abs(map.at(i)));
        }
        return largest;
    }

    /** Paints the map; {@code ±scale} are the full colours. */
    static Picture paint(PixelMap map, float scale) {
        byte[] rgb = new byte[3 * map.size().pixels()];
        for (int i = 0; i < map.size().pixels(); i++) {
            double strength = scale == 0 ? 0 : Math.min(1, Math.abs((double) map.at(i)) / scale);
            int[] end = map.at(i) < 0 ? LOWEST : HIGHEST;
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = (byte) Math.round(WHITE + strength * (end[channel] - WHITE));
            }
        }
        return Picture.ofRgb(map.size(), rgb);
    }
}
