// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.annotation.Point;
import gpcis.api.annotation.Step;
import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.Pointer;
import java.util.ArrayList;
import java.util.List;

/** A line that is being drawn with brush or eraser. */
final class Stroke {

    private final boolean object;
    private final double radius;
    private final List<Point> path = new ArrayList<>();

    /** @param object whether it puts pixels to the object */
    Stroke(boolean object, double radius) {
        this.object = object;
        this.radius = radius;
    }

    /** Goes on to the pointer; steps too small to matter are left out. */
    void to(Pointer pointer, CanvasTarget target) {
        Point last = path.isEmpty() ? null : path.get(path.size() - 1);
        double least = Math.max(0.25, radius / 8);
        if (last == null || Math.hypot(pointer.x() - last.x(), pointer.y() - last.y()) >= least) {
            path.add(new Point(pointer.x(), pointer.y()));
            target.preview(path, radius, object);
        }
    }

    void finish(CanvasTarget target) {
        target.preview(List.of(), 0, object);
        target.step(new Step.Brushed(object, radius, path));
    }
}
