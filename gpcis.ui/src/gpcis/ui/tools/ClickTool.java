// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.annotation.Step;
import gpcis.api.click.Click;
import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.Pointer;
import org.osgi.service.component.annotations.Component;

/** Says what the pixel below the pointer is: the object with the first button, background with the second. */
@Component(property = "service.ranking:Integer=100")
public final class ClickTool implements CanvasTool {

    @Override
    public String title() {
        return ToolTexts.of("click");
    }

    @Override
    public String key() {
        return "V";
    }

    @Override
    public String icon() {
        return "M3 1l10 6.500-4.500 1 2.500 5-2 1-2.500-5L3 13z";
    }

    @Override
    public boolean dragMoves() {
        return true;
    }

    @Override
    public void pressed(Pointer pointer, CanvasTarget target) { }

    @Override
    public void dragged(Pointer pointer, CanvasTarget target) { }

    @Override
    public void released(Pointer pointer, CanvasTarget target) {
        int x = pointer.column();
        int y = pointer.row();
        if (x >= 0 && y >= 0 && x < target.size().width() && y < target.size().height()) {
            target.step(new Step.Clicked(pointer.second() ? Click.background(x, y) : Click.foreground(x, y)));
        }
    }
}
