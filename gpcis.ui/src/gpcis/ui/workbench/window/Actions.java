// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.annotation.History;
import gpcis.api.annotation.Step;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.MapView;
import gpcis.ui.workbench.action.Action;
import gpcis.ui.workbench.action.ActionGroup;
import gpcis.ui.workbench.canvas.CanvasPointer;
import gpcis.ui.workbench.canvas.PictureCanvas;
import gpcis.ui.workbench.model.CurrentObject;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.OpenPicture;
import gpcis.ui.workbench.model.Sight;
import gpcis.ui.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;

/** Everything that a person can do in the window. */
final class Actions {

    /** What a key zooms by. */
    static final double ZOOM = 1.25;
    private static final double BRUSH = 1.25;
    private static final double SMOOTHING = 2;

    private final Desk desk;
    private final Sight sight;
    private final CurrentObject current;
    private final PictureCanvas canvas;
    private final CanvasPointer pointer;
    private final Opening opening;
    private final Runnable close;
    private final Runnable help;
    private final ObservableValue<Boolean> picture;
    private final ObservableValue<Boolean> object;

    final Action undo;
    final Action redo;
    final Action next;
    final Action previous;
    final Action open;
    final Action newObject;
    final Action removeObject;
    final Action fit;
    final Action actual;
    final Action suggest;

    Actions(Desk desk, Sight sight, CurrentObject current, PictureCanvas canvas, CanvasPointer pointer, Opening opening,
            Runnable close, Runnable help) {
        this.desk = desk;
        this.sight = sight;
        this.current = current;
        this.canvas = canvas;
        this.pointer = pointer;
        this.opening = opening;
        this.close = close;
        this.help = help;
        this.picture = desk.open().map(open -> true).orElse(false);
        this.object = current.item().map(item -> true).orElse(false);
        open = Action.of("action.open", "Shortcut+O", opening::pictures);
        undo = Action.of("action.undo", "Shortcut+Z", desk::undo)
                .when(current.history().map(History::canUndo).orElse(false));
        redo = Action.of("action.redo", "Shortcut+Shift+Z", desk::redo)
                .when(current.history().map(History::canRedo).orElse(false));
        next = Action.of("action.next", "Page Down", () -> desk.move(1)).when(listed());
        previous = Action.of("action.previous", "Page Up", () -> desk.move(-1)).when(listed());
        newObject = Action.of("action.newObject", "N", desk::addObject).when(picture);
        removeObject = Action.of("action.removeObject", "Shortcut+Delete", desk::removeObject).when(object);
        fit = Action.of("action.fit", "F", canvas::fit).when(picture);
        actual = Action.of("action.actual", "1", canvas::actualSize).when(picture);
        suggest = Action.of("action.suggest", "G", this::suggest)
                .when(current.result().map(result -> true).orElse(false));
    }

    private ObservableValue<Boolean> listed() {
        return desk.wanted().map(item -> true).orElse(false);
    }

    /** All menus but those of maps and tools, which come and go with their bundles. */
    List<ActionGroup> groups() {
        return List.of(file(), edit(), objects(), view());
    }

    private ActionGroup file() {
        return ActionGroup.of("menu.file", open,
                Action.of("action.openFolder", "Shortcut+Shift+O", opening::folder), null,
                next, previous, null,
                Action.of("action.save", "Shortcut+S", desk::save).when(picture),
                Action.of("action.annotations", "", opening::annotationFolder), null,
                Action.of("action.quit", "Shortcut+Q", close));
    }

    private ActionGroup edit() {
        return ActionGroup.of("menu.edit", undo, redo, null,
                Action.of("action.objectHere", "Enter", () -> crosshair(false)).when(picture),
                Action.of("action.backgroundHere", "Shift+Enter", () -> crosshair(true)).when(picture),
                Action.of("action.nextClick", "T", this::nextClick).when(object),
                Action.of("action.removeClick", "Delete", this::removeClick)
                        .when(sight.selectedClick().map(index -> index.intValue() >= 0)),
                suggest, null,
                Action.of("action.fillHoles", "H", () -> desk.step(new Step.HolesFilled(Integer.MAX_VALUE))).when(object),
                Action.of("action.keepLargest", "L", () -> desk.step(new Step.LargestKept())).when(object),
                Action.of("action.smooth", "S", () -> desk.step(new Step.Smoothed(SMOOTHING))).when(object), null,
                Action.of("action.beginAnew", "", () -> desk.step(new Step.Began(Optional.empty(), ""))).when(object),
                Action.of("action.beginFrom", "Shortcut+M", opening::mask).when(picture),
                Action.of("action.recompute", "F5", desk::recompute).when(object));
    }

    private ActionGroup objects() {
        return ActionGroup.of("menu.object", newObject,
                Action.of("action.nextObject", "Shift+N", this::nextObject).when(object), null,
                removeObject, Action.of("action.restoreObject", "", desk::restoreObject).when(picture));
    }

    private ActionGroup view() {
        return ActionGroup.of("menu.view", fit, actual,
                Action.of("action.zoomIn", "Plus", () -> canvas.zoom(ZOOM)).when(picture),
                Action.of("action.zoomOut", "Minus", () -> canvas.zoom(1 / ZOOM)).when(picture), null,
                Action.toggle("action.outline", "O", sight.outline()),
                Action.toggle("action.checkerboard", "C", sight.checkerboard()),
                Action.of("action.moreOpacity", "Close Bracket", () -> sight.changeOpacity(1)),
                Action.of("action.lessOpacity", "Open Bracket", () -> sight.changeOpacity(-1)), null,
                Action.toggle("action.dark", "Shortcut+D", sight.dark()));
    }

    /** The maps that can be shown in the picture's place. */
    ActionGroup maps(List<MapView> views) {
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of("action.mask", "Alt+1", () -> sight.view().set(null)));
        for (int i = 0; i < views.size(); i++) {
            MapView view = views.get(i);
            actions.add(Action.titled(view.title(), i < 8 ? "Alt+" + (i + 2) : "", () -> sight.view().set(view)));
        }
        return new ActionGroup(Texts.of("menu.map"), actions);
    }

    /** The tools. */
    ActionGroup tools(List<CanvasTool> tools) {
        List<Action> actions = new ArrayList<>();
        tools.forEach(tool -> actions.add(Action.titled(tool.title(), tool.key(), () -> pointer.tool().set(tool))));
        DoubleProperty radius = pointer.brushRadius();
        actions.add(null);
        actions.add(Action.of("action.largerBrush", "Period", () -> radius.set(Math.min(500, radius.get() * BRUSH))));
        actions.add(Action.of("action.smallerBrush", "Comma", () -> radius.set(Math.max(0.5, radius.get() / BRUSH))));
        return new ActionGroup(Texts.of("menu.tools"), actions);
    }

    ActionGroup help() {
        return ActionGroup.of("menu.help", Action.of("action.help", "F1", help));
    }

    private void crosshair(boolean background) {
        if (pointer.finishTool()) {
            return;
        }
        Keyboard.click(canvas, background).ifPresent(click -> desk.step(new Step.Clicked(click)));
    }

    private void nextClick() {
        int clicks = current.history().get().clicks().size();
        sight.selectedClick().set(clicks == 0 ? -1 : (sight.selectedClick().get() + 1) % clicks);
    }

    private void removeClick() {
        int selected = sight.selectedClick().get();
        sight.selectedClick().set(-1);
        desk.step(new Step.ClickRemoved(selected));
    }

    private void nextObject() {
        OpenPicture open = desk.open().get();
        int index = open.objects().indexOf(open.current().get());
        open.current().set(open.objects().get((index + 1) % open.objects().size()));
    }

    private void suggest() {
        var prediction = current.result().get().prediction();
        current.compute(suggest, prediction::suggestion, found -> sight.suggestion().set(found.orElse(null)), current::report);
    }
}
