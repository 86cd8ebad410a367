// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.ClickLabel;
import gpcis.api.picture.Size;
import java.util.List;

/** The three planes that tell the network about the interaction: previous mask, positive clicks, negative clicks (Alg. S2). */
final class ClickMaps {

    private ClickMaps() { }

    /**
     * Draws the planes. As in the reference networks, a click beside the input still shows as much of its disk as reaches
     * into it, and is left out only where both its coordinates are negative.
     *
     * @param previous previous probabilities, one a pixel
     * @param radius of the disks in network pixels: 1 where the squared distance to a click is at most its square
     */
    static float[] of(Size size, List<PlacedClick> clicks, float[] previous, int radius) {
        float[] planes = new float[3 * size.pixels()];
        System.arraycopy(previous, 0, planes, 0, previous.length);
        for (PlacedClick click : clicks) {
            if (Math.max(click.row(), click.column()) >= 0) {
                int plane = click.label() == ClickLabel.FOREGROUND ? 1 : 2;
                disk(planes, plane * size.pixels(), size, click.column(), click.row(), radius);
            }
        }
        return planes;
    }

    private static void disk(float[] planes, int offset, Size size, double column, double row, int radius) {
        int top = Math.max(0, (int) Math.ceil(row - radius));
        int bottom = Math.min(size.height() - 1, (int) Math.floor(row + radius));
        int left = Math.max(0, (int) Math.ceil(column - radius));
        int right = Math.min(size.width() - 1, (int) Math.floor(column + radius));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if ((y - row) * (y - row) + (x - column) * (x - column) <= (double) radius * radius) {
                    planes[offset + y * size.width() + x] = 1;
                }
            }
        }
    }
}
