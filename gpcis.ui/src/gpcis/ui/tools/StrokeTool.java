// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.Pointer;
import java.util.List;

/** Draws a line as wide as the brush; the second button does the opposite of the first. */
abstract class StrokeTool implements CanvasTool {

    private final String text;
    private final String key;
    private final String icon;
    private final boolean puts;
    private Stroke stroke;

    /**
     * @param text key of its title among the texts
     * @param puts whether the first button puts pixels to the object, or takes them away
     */
    StrokeTool(String text, String key, String icon, boolean puts) {
        this.text = text;
        this.key = key;
        this.icon = icon;
        this.puts = puts;
    }

    @Override
    public String title() {
        return ToolTexts.of(text);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public boolean showsBrush() {
        return true;
    }

    @Override
    public void pressed(Pointer pointer, CanvasTarget target) {
        stroke = new Stroke(puts != pointer.second(), target.brushRadius());
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
