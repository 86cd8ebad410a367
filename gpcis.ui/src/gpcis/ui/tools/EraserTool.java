// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.workbench.CanvasTool;
import org.osgi.service.component.annotations.Component;

/** Takes what is painted away from the object; the second button puts it there. */
@Component(service = CanvasTool.class, property = "service.ranking:Integer=80")
public final class EraserTool extends StrokeTool {

    private static final String ICON =
            "M9.500 2 14 6.500 7.500 13H15v1.500H4L1.500 12a1.500 1.500 0 0 1 0-2zM6 7 3 10l3 3 3-3z";

    /** The tool. */
    public EraserTool() {
        super("eraser", "E", ICON, false);
    }
}
