// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import gpcis.api.annotation.ObjectSessions;
import gpcis.api.workbench.WorkbenchContext;
import gpcis.api.workbench.WorkbenchPanel;
import javafx.scene.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of each click, and what the Gaussian process thinks of it. */
@Component(property = "service.ranking:Integer=100")
public final class ClicksPanel implements WorkbenchPanel {

    private final ObjectSessions sessions;

    /** Takes what the jitter meter computes with. */
    @Activate
    public ClicksPanel(@Reference ObjectSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String title() {
        return ClickTexts.of("title");
    }

    @Override
    public Node create(WorkbenchContext context) {
        return new ClicksPane(context, sessions);
    }
}
