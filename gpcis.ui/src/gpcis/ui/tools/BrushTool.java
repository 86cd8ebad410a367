// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.tools;

import gpcis.api.workbench.CanvasTool;
import org.osgi.service.component.annotations.Component;

/** Puts what is painted to the object; the second button takes it away. */
@Component(service = CanvasTool.class, property = "service.ranking:Integer=90")
public final class BrushTool extends StrokeTool {

    private static final String ICON =
            "M13.500 1 15 2.500 8.500 10 6 7.500zM5 8.500 7.500 11c0 3-3 4-6 3.500 1.500-1 1.500-2 1.500-3.500A2.500 2.500 0 0 1 5 8.500z";

    /** The tool. */
    public BrushTool() {
        super("brush", "B", ICON, true);
    }
}
