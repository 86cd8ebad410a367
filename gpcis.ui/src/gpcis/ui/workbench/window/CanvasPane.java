// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.annotation.History;
import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.workbench.MapView;
import gpcis.ui.workbench.canvas.MapLayer;
import gpcis.ui.workbench.canvas.MaskLayer;
import gpcis.ui.workbench.canvas.OverlayStyle;
import gpcis.ui.workbench.canvas.PictureCanvas;
import gpcis.ui.workbench.model.CurrentObject;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.Failure;
import gpcis.ui.workbench.model.ObjectItem;
import gpcis.ui.workbench.model.OpenPicture;
import gpcis.ui.workbench.model.PictureItem;
import gpcis.ui.workbench.model.Sight;
import gpcis.ui.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Shows on the canvas what is on the desk, the way the person wants to see it. */
final class CanvasPane extends StackPane {

    private static final int LIGHT_GROUND = 0xe4e6ea;
    private static final int DARK_GROUND = 0x16191d;

    private final Desk desk;
    private final CurrentObject current;
    private final Sight sight;
    private final PictureCanvas canvas;
    private final Label message = new Label();
    private final Label remedy = new Label();
    private final MapLegend legend = new MapLegend();
    private final InvalidationListener maskChanges = observable -> showMasks();
    private final ListChangeListener<ObjectItem> objectChanges = change -> follow();
    private List<ObjectItem> followed = List.of();

    CanvasPane(Desk desk, CurrentObject current, Sight sight, PictureCanvas canvas) {
        this.desk = desk;
        this.current = current;
        this.sight = sight;
        this.canvas = canvas;
        canvas.setId("canvas");
        canvas.setAccessibleText(Texts.of("canvas.name"));
        message.getStyleClass().add("placeholder-text");
        remedy.getStyleClass().add("muted");
        remedy.setWrapText(true);
        remedy.setTextAlignment(TextAlignment.CENTER);
        VBox words = new VBox(6, message, remedy);
        words.setAlignment(Pos.CENTER);
        words.setMouseTransparent(true);
        words.setMaxWidth(520);
        StackPane.setAlignment(legend, Pos.BOTTOM_CENTER);
        getChildren().addAll(canvas, words, legend);
        desk.open().addListener((observable, before, now) -> show(before, now));
        desk.loading().addListener(observable -> describe());
        desk.wanted().addListener(observable -> describe());
        current.item().addListener(observable -> showMasks());
        current.history().addListener(observable -> showClicks());
        current.answered().addListener(observable -> showClicks());
        sight.selectedClick().addListener(observable -> {
            showClicks();
            showMap();
        });
        sight.suggestion().addListener((observable, before, now) -> canvas.setSuggestion(now));
        sight.view().addListener(observable -> showMap());
        current.result().addListener(observable -> showMap());
        for (var property : List.of(sight.opacity(), sight.outline(), sight.checkerboard(), sight.dark())) {
            property.addListener(observable -> style());
        }
        style();
        describe();
    }

    private void style() {
        canvas.style().set(new OverlayStyle(sight.opacity().get(), sight.outline().get(), sight.checkerboard().get()));
        canvas.setGround(sight.dark().get() ? DARK_GROUND : LIGHT_GROUND);
    }

    private void show(OpenPicture before, OpenPicture now) {
        if (before != null) {
            before.objects().removeListener(objectChanges);
        }
        if (now != null) {
            now.objects().addListener(objectChanges);
        }
        canvas.show(now == null ? null : now.levels());
        follow();
        showClicks();
        showMap();
        describe();
    }

    private void follow() {
        for (ObjectItem item : followed) {
            item.mask().removeListener(maskChanges);
            item.colour().removeListener(maskChanges);
            item.visible().removeListener(maskChanges);
        }
        OpenPicture open = desk.open().get();
        followed = open == null ? List.of() : List.copyOf(open.objects());
        for (ObjectItem item : followed) {
            item.mask().addListener(maskChanges);
            item.colour().addListener(maskChanges);
            item.visible().addListener(maskChanges);
        }
        showMasks();
    }

    private void showMasks() {
        List<MaskLayer> layers = new ArrayList<>();
        ObjectItem front = current.item().get();
        for (ObjectItem item : followed) {
            Mask mask = item.mask().get();
            if (item != front && mask != null && item.visible().get()) {
                layers.add(new MaskLayer(mask, item.colour().get(), false));
            }
        }
        if (front != null && front.mask().get() != null && front.visible().get()) {
            layers.add(new MaskLayer(front.mask().get(), front.colour().get(), true));
        }
        canvas.setLayers(layers);
    }

    private void showClicks() {
        History history = current.history().get();
        History answered = current.answered().get();
        List<Click> clicks = history == null ? List.of() : history.clicks();
        int done = answered == null ? 0 : answered.clicks().size();
        canvas.setClicks(clicks, history != null && history.equals(answered) ? clicks.size() : done,
                sight.selectedClick().get());
    }

    private void showMap() {
        MapView view = sight.view().get();
        var result = current.result().get();
        if (view == null || result == null) {
            canvas.setMap(null);
            legend.show(null);
            return;
        }
        int selected = sight.selectedClick().get();
        current.compute(this, () -> view.map(result.prediction(), selected)
                .map(map -> MapLayer.of(map, view.scale(), view.title())), this::showLayer, current::report);
    }

    private void showLayer(Optional<MapLayer> layer) {
        canvas.setMap(layer.orElse(null));
        legend.show(layer.orElse(null));
    }

    private void describe() {
        PictureItem wanted = desk.wanted().get();
        Failure failure = wanted == null ? null : wanted.failure().get();
        boolean shown = desk.open().get() != null;
        message.setText(shown ? "" : wanted == null ? Texts.of("canvas.empty")
                : desk.loading().get() || failure == null ? Texts.of("canvas.reading") : Texts.of("canvas.broken"));
        remedy.setText(shown || failure == null || desk.loading().get() ? ""
                : failure.message() + (failure.remedy().isEmpty() ? "" : " — " + failure.remedy()));
    }
}
