// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.zoom;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.List;
import java.util.Optional;

/** The geometry of zooming in, rounding half to even as the published evaluations do. */
public final class ZoomBox {

    private ZoomBox() { }

    /**
     * The box around an object and its positive clicks, grown about its middle and cut to the picture.
     *
     * @param expansion factor of width and height
     * @param leastSide width and height before the cut are at least that
     * @return empty where the mask is
     */
    public static Optional<Box> around(Mask object, List<Click> clicks, double expansion, int leastSide) {
        return object.box().map(box -> {
            int left = box.left();
            int top = box.top();
            int right = box.right();
            int bottom = box.bottom();
            for (Click click : clicks) {
                if (click.label() == ClickLabel.FOREGROUND) {
                    left = Math.min(left, click.x());
                    top = Math.min(top, click.y());
                    right = Math.max(right, click.x());
                    bottom = Math.max(bottom, click.y());
                }
            }
            Size size = object.size();
            double halfWidth = 0.5 * Math.max(expansion * (right - left + 1), leastSide);
            double halfHeight = 0.5 * Math.max(expansion * (bottom - top + 1), leastSide);
            double column = 0.5 * (left + right);
            double row = 0.5 * (top + bottom);
            return new Box(
                    (int) Math.max(0, Math.rint(column - halfWidth)),
                    (int) Math.max(0, Math.rint(row - halfHeight)),
                    (int) Math.min(size.width() - 1, Math.rint(column + halfWidth)),
                    (int) Math.min(size.height() - 1, Math.rint(row + halfHeight)));
        });
    }

    /** Overlap of the columns times overlap of the rows, each as IoU: not the IoU of the areas, but what is published. */
    public static double overlap(Box a, Box b) {
        return overlap(a.left(), a.right(), b.left(), b.right()) * overlap(a.top(), a.bottom(), b.top(), b.bottom());
    }

    private static double overlap(int from, int to, int otherFrom, int otherTo) {
        int common = Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom) + 1);
        int all = Math.max(to, otherTo) - Math.min(from, otherFrom) + 1;
        return (double) common / all;
    }

    /** Whether all positive clicks lie inside; the last row and the last column do not count as inside. */
    public static boolean holds(Box box, List<Click> clicks) {
        return clicks.stream().filter(click -> click.label() == ClickLabel.FOREGROUND).allMatch(click ->
                click.x() >= box.left() && click.x() < box.right() && click.y() >= box.top() && click.y() < box.bottom());
    }

    /** The box's size scaled so that the longer side is as stated. */
    public static Size scaled(Box box, int side) {
        double scale = (double) side / Math.max(box.width(), box.height());
        return new Size((int) Math.rint(box.width() * scale), (int) Math.rint(box.height() * scale));
    }
}
