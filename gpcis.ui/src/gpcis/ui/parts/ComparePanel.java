// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.workbench.WorkbenchContext;
import gpcis.api.workbench.WorkbenchPanel;
import javafx.scene.Node;
import org.osgi.service.component.annotations.Component;

/** Two settings side by side. */
@Component(property = "service.ranking:Integer=80")
public final class ComparePanel implements WorkbenchPanel {

    @Override
    public String title() {
        return PartTexts.of("compare");
    }

    @Override
    public Node create(WorkbenchContext context) {
        return new ComparePane(context);
    }
}
