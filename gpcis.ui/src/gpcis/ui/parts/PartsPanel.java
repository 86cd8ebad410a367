// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.annotation.ObjectSessions;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartRegistry;
import gpcis.api.workbench.WorkbenchContext;
import gpcis.api.workbench.WorkbenchPanel;
import gpcis.ui.variant.Variants;
import javafx.scene.Node;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which model and which parts compute the current object. */
@Component(property = "service.ranking:Integer=90")
public final class PartsPanel implements WorkbenchPanel {

    private final PartRegistry parts;
    private final ModelStore models;
    private final ObjectSessions sessions;
    private final Variants variants;

    /** Takes what it chooses from. */
    @Activate
    public PartsPanel(BundleContext framework, @Reference PartRegistry parts, @Reference ModelStore models,
            @Reference ObjectSessions sessions, @Reference ConfigurationAdmin configurations) {
        this.parts = parts;
        this.models = models;
        this.sessions = sessions;
        this.variants = Variants.ofDistribution(framework, configurations, parts);
    }

    @Override
    public String title() {
        return PartTexts.of("parts");
    }

    @Override
    public Node create(WorkbenchContext context) {
        return new PartsPane(context, parts, models, sessions, variants);
    }
}
