// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.workbench.WorkbenchContext;
import gpcis.api.workbench.WorkbenchPanel;
import gpcis.ui.experiments.run.Experiments;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Trainings, evaluations and tables of the paper. With the window, or with this bundle, those that run end, with what they have. */
@Component(property = "service.ranking:Integer=60")
public final class ExperimentsPanel implements WorkbenchPanel {

    private final BundleContext framework;
    private final List<Experiments> shown = new ArrayList<>();

    /** @param framework where models and data sets are looked up */
    @Activate
    public ExperimentsPanel(BundleContext framework) {
        this.framework = framework;
    }

    @Override
    public String title() {
        return ExperimentTexts.of("title");
    }

    @Override
    public Node create(WorkbenchContext context) {
        Experiments experiments = new Experiments(RunsFolder.remembered(), Platform::runLater, context::report);
        synchronized (shown) {
            shown.add(experiments);
        }
        return new ExperimentsPane(experiments, context, new Known(framework));
    }

    /** Waits until all processes have ended. */
    @Deactivate
    void close() {
        synchronized (shown) {
            shown.forEach(Experiments::close);
            shown.clear();
        }
    }
}
