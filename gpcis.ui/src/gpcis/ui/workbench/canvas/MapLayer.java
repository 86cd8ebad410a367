// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.picture.PixelMap;
import gpcis.api.workbench.MapView.Scale;

/**
 * A map of numbers that takes the picture's place.
 *
 * @param map of the picture's size
 * @param scale what the colours mean
 * @param reach the value that the last colour stands for
 * @param title what it is
 */
public record MapLayer(PixelMap map, Scale scale, float reach, String title) {

    /** With a reach that leaves no value out. */
    public static MapLayer of(PixelMap map, Scale scale, String title) {
        float largest = 0;
        if (scale == Scale.PROBABILITY) {
            largest = 1;
        } else {
            for (int i = 0; i < map.size().pixels(); i++) {
                largest = Math.max(largest, Math.abs(map.at(i)));
            }
        }
        return new MapLayer(map, scale, largest, title);
    }
}
