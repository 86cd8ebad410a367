// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.MaskTools;
import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.ui.shape.Pieces;
import gpcis.ui.shape.Shapes;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What a hand does to a mask. */
@Component
public final class HandTools implements MaskTools {

    @Override
    public Mask brush(Size size, double radius, List<Point> path) {
        boolean[] drawn = new boolean[size.pixels()];
        if (!path.isEmpty()) {
            Shapes.brush(size, radius, path, pixel -> drawn[pixel] = true);
        }
        return Mask.of(size, pixel -> drawn[pixel]);
    }

    @Override
    public Mask polygon(Size size, List<Point> corners) {
        boolean[] drawn = new boolean[size.pixels()];
        if (corners.size() > 2) {
            Shapes.polygon(size, List.of(corners), pixel -> drawn[pixel] = true);
        }
        return Mask.of(size, pixel -> drawn[pixel]);
    }

    @Override
    public Mask fillHoles(Mask mask, int largest) {
        Pieces beside = Pieces.of(mask.size(), pixel -> !mask.contains(pixel), true);
        return Mask.of(mask.size(), pixel -> {
            int piece = beside.number(pixel);
            return piece < 0 || !beside.atBorder(piece) && beside.area(piece) <= largest;
        });
    }

    @Override
    public Mask keepLargest(Mask mask) {
        Pieces parts = Pieces.of(mask.size(), mask::contains, false);
        int largest = parts.largest();
        return Mask.of(mask.size(), pixel -> largest >= 0 && parts.number(pixel) == largest);
    }

    @Override
    public Mask smooth(Mask mask, double radius) {
        return new DiscMajority(mask, radius).mask();
    }
}
