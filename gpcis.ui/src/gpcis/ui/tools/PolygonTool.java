// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.annotation.Point;
import gpcis.api.annotation.Step;
import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Puts a polygon to the object, or takes it away where its first corner was set with the second button. A double click, Enter, or
 * a click on the first corner closes it.
 */
@Component(property = "service.ranking:Integer=70")
public final class PolygonTool implements CanvasTool {

    /** As near to the first corner, in window pixels, closes the polygon. */
    private static final double NEAR = 8;

    private final List<Point> corners = new ArrayList<>();
    private boolean object;

    @Override
    public String title() {
        return ToolTexts.of("polygon");
    }

    @Override
    public String key() {
        return "P";
    }

    @Override
    public String icon() {
        return "M8 1 15 6l-2.500 9h-9L1 6zM8 3 3 6.600l1.700 6.700h6.600L13 6.600z";
    }

    @Override
    public void pressed(Pointer pointer, CanvasTarget target) {
        if (corners.isEmpty()) {
            object = !pointer.second();
        }
        if (pointer.clicks() > 1 || closes(pointer)) {
            finished(target);
            return;
        }
        corners.add(new Point(pointer.x(), pointer.y()));
        show(target);
    }

    private boolean closes(Pointer pointer) {
        return corners.size() >= 3 && Math.hypot(pointer.x() - corners.get(0).x(), pointer.y() - corners.get(0).y())
                <= NEAR * pointer.unit();
    }

    @Override
    public void dragged(Pointer pointer, CanvasTarget target) {
        if (!corners.isEmpty()) {
            corners.set(corners.size() - 1, new Point(pointer.x(), pointer.y()));
            show(target);
        }
    }

    private void show(CanvasTarget target) {
        List<Point> closed = new ArrayList<>(corners);
        if (corners.size() > 2) {
            closed.add(corners.get(0));
        }
        target.preview(closed, 0, object);
    }

    @Override
    public void released(Pointer pointer, CanvasTarget target) { }

    @Override
    public boolean finished(CanvasTarget target) {
        boolean begun = !corners.isEmpty();
        if (corners.size() >= 3) {
            target.step(new Step.Outlined(object, corners));
        }
        cancelled(target);
        return begun;
    }

    @Override
    public void cancelled(CanvasTarget target) {
        corners.clear();
        target.preview(List.of(), 0, object);
    }
}
