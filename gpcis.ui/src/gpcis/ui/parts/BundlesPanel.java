// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.workbench.WorkbenchContext;
import gpcis.api.workbench.WorkbenchPanel;
import javafx.scene.Node;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The bundles: what runs, what depends on what; start, stop, install. */
@Component(property = "service.ranking:Integer=70")
public final class BundlesPanel implements WorkbenchPanel {

    private final BundleContext framework;

    /** @param framework where bundles are looked up */
    @Activate
    public BundlesPanel(BundleContext framework) {
        this.framework = framework;
    }

    @Override
    public String title() {
        return PartTexts.of("bundles");
    }

    @Override
    public Node create(WorkbenchContext context) {
        return new BundlesPane(framework, context);
    }
}
