// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import java.util.List;
import java.util.Optional;

/**
 * What is to be painted.
 *
 * @param viewport where the picture lies, in the pixels that are painted
 * @param levels the picture
 * @param layers the objects, the one in front last
 * @param map the map in the picture's place
 * @param style how masks are laid over
 * @param ground colour beside the picture, 0xRRGGBB
 */
record FrameRequest(Viewport viewport, PictureLevels levels, List<MaskLayer> layers, Optional<MapLayer> map, OverlayStyle style,
        int ground) {

    FrameRequest {
        layers = List.copyOf(layers);
    }

    int width() {
        return Math.max(1, (int) Math.ceil(viewport.width()));
    }

    int height() {
        return Math.max(1, (int) Math.ceil(viewport.height()));
    }
}
