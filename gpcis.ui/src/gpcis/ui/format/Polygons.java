// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.ui.shape.Shapes;
import java.util.List;

/** Polygons to masks. */
final class Polygons {

    private Polygons() { }

    /** Pixels whose centre is in any of the polygons; each is its rings, filled by the even-odd rule. */
    static Mask mask(Size size, List<List<List<Point>>> polygons) {
        boolean[] object = new boolean[size.pixels()];
        for (List<List<Point>> rings : polygons) {
            Shapes.polygon(size, rings, pixel -> object[pixel] = true);
        }
        return Mask.of(size, pixel -> object[pixel]);
    }
}
