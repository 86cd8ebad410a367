// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.workbench.WorkbenchPanel;
import gpcis.ui.workbench.model.CurrentObject;
import gpcis.ui.workbench.model.PanelContext;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The panels that bundles bring along, as tabs. */
final class PanelTabs extends TabPane {

    private record Shown(Tab tab, PanelContext context) { }

    private final Map<WorkbenchPanel, Shown> shown = new HashMap<>();
    private final CurrentObject current;

    PanelTabs(CurrentObject current, ObservableList<WorkbenchPanel> panels) {
        this.current = current;
        setId("panels");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        panels.addListener((ListChangeListener<WorkbenchPanel>) change -> show(panels));
        show(panels);
    }

    private void show(ObservableList<WorkbenchPanel> panels) {
        shown.keySet().stream().filter(panel -> !panels.contains(panel)).toList().forEach(this::letGo);
        for (int i = 0; i < panels.size(); i++) {
            if (!shown.containsKey(panels.get(i))) {
                take(panels.get(i), i);
            }
        }
    }

    private void take(WorkbenchPanel panel, int place) {
        PanelContext context = new PanelContext(current);
        Tab tab = new Tab(panel.title(), content(panel, context));
        shown.put(panel, new Shown(tab, context));
        getTabs().add(Math.min(place, getTabs().size()), tab);
    }

    /** A panel that fails is its own misfortune. */
    private Node content(WorkbenchPanel panel, PanelContext context) {
        try {
            ScrollPane scroll = new ScrollPane(panel.create(context));
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            return scroll;
        } catch (RuntimeException e) {
            current.report(e);
            return new Label(String.valueOf(e.getMessage()));
        }
    }

    private void letGo(WorkbenchPanel panel) {
        Shown gone = shown.remove(panel);
        gone.context().close();
        getTabs().remove(gone.tab());
    }
}
