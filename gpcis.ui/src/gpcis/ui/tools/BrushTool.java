// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.Pointer;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Puts what is painted to the object; the second button takes it away. */
@Component(property = "service.ranking:Integer=90")
public final class BrushTool implements CanvasTool {

    private Stroke stroke;

    @Override
    public String title() {
        return ToolTexts.of("brush");
    }

    @Override
    public String key() {
        return "B";
    }

    @Override
    public String icon() {
        return "M13.500 1 15 2.500 8.500 10 6 7.500zM5 8.500 7.500 11c0 3-3 4-6 3.500 1.500-1 1.500-2 1.500-3.500A2.500 2.500 0 0 1 5 8.500z";
    }

    @Override
    public boolean showsBrush() {
        return true;
    }

    @Override
    public void pressed(Pointer pointer, CanvasTarget target) {
        stroke = new Stroke(!pointer.second(), target.brushRadius());
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
