// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.Pointer;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Takes what is painted away from the object; the second button puts it there. */
@Component(property = "service.ranking:Integer=80")
public final class EraserTool implements CanvasTool {

    private Stroke stroke;

    @Override
    public String title() {
        return ToolTexts.of("eraser");
    }

    @Override
    public String key() {
        return "E";
    }

    @Override
    public String icon() {
        return "M9.500 2 14 6.500 7.500 13H15v1.500H4L1.500 12a1.500 1.500 0 0 1 0-2zM6 7 3 10l3 3 3-3z";
    }

    @Override
    public boolean showsBrush() {
        return true;
    }

    @Override
    public void pressed(Pointer pointer, CanvasTarget target) {
        stroke = new Stroke(pointer.second(), target.brushRadius());
        stroke.to(pointer, target);
    }

    @Override
    public void dragged(Pointer pointer, CanvasTarget target) {
        if (stroke != null) {
            stroke.to(pointer, target);
        }
    }

    @Override
    public void released(Pointer pointer, CanvasTarget target) {
        if (stroke != null) {
            stroke.finish(target);
            stroke = null;
        }
    }

    @Override
    public void cancelled(CanvasTarget target) {
        stroke = null;
        target.preview(List.of(), 0, true);
    }
}
