// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.MapView;
import gpcis.api.workbench.WorkbenchPanel;
import gpcis.ui.workbench.action.ActionGroup;
import gpcis.ui.workbench.canvas.CanvasPointer;
import gpcis.ui.workbench.canvas.PictureCanvas;
import gpcis.ui.workbench.model.CurrentObject;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.Outages;
import gpcis.ui.workbench.model.Remembered;
import gpcis.ui.workbench.model.Sight;
import gpcis.ui.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The window: list, picture, objects and panels, with menus above and what goes on below. */
public final class WorkbenchWindow {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Desk desk;
    private final Sight sight = new Sight();
    private final CurrentObject current;
    private final Stage stage = new Stage();
    private final PictureCanvas canvas = new PictureCanvas();
    private final CanvasPointer pointer;
    private final Remembered remembered;
    private final Opening opening;
    private final Actions actions;
    private final ObservableList<CanvasTool> tools;
    private final ObservableList<MapView> views;
    private final ObservableList<AnnotationFormat> formats;
    private final Menu recent = new Menu(Texts.of("menu.recent"));
    private final Menu export = new Menu(Texts.of("menu.export"));
    private final SplitPane split;
    private StatusBar status;
    private final Outages outages;
    private final Runnable closed;

    /**
     * Builds the window; to be called on JavaFX's thread.
     *
     * @param closed is called once the window is gone
     */
    public WorkbenchWindow(Desk desk, Remembered remembered, ObservableList<WorkbenchPanel> panels,
            ObservableList<CanvasTool> tools, ObservableList<MapView> views, ObservableList<AnnotationFormat> formats,
            Runnable closed) {
        this.desk = desk;
        this.remembered = remembered;
        this.tools = tools;
        this.views = views;
        this.formats = formats;
        this.closed = closed;
        this.current = new CurrentObject(desk, sight, Platform::runLater);
        this.outages = new Outages(desk::recompute);
        this.pointer = new CanvasPointer(canvas, desk::step, sight.selectedClick()::set);
        this.opening = new Opening(desk, new FileDialogs(stage), this::opened, words -> status.say(words));
        this.actions = new Actions(desk, sight, current, canvas, pointer, opening, this::quit, this::help);
        recall();
        new Keyboard(desk, canvas, pointer);
        CanvasPane picture = new CanvasPane(desk, current, sight, canvas);
        VBox middle = new VBox(new FailureBanner(desk.failure()), new OutageBanner(outages), picture);
        VBox.setVgrow(picture, Priority.ALWAYS);
        SplitPane right = new SplitPane(new ObjectsPane(desk, current), new PanelTabs(current, panels));
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.38);
        PicturePane list = new PicturePane(desk);
        split = new SplitPane(list, middle, right);
        split.setDividerPositions(remembered.dividers);
        SplitPane.setResizableWithParent(list, false);
        SplitPane.setResizableWithParent(right, false);
        BorderPane root = new BorderPane(split);
        root.setTop(new VBox(menus(), new Tools(actions, pointer, sight, tools, views)));
        status = new StatusBar(desk, current);
        root.setBottom(status);
        Scene scene = new Scene(root);
        Theme.add(scene);
        Keyboard.spareTyping(scene);
        scene.addEventHandler(DragEvent.DRAG_OVER, WorkbenchWindow::welcome);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(480);
        stage.titleProperty().bind(desk.wanted().map(item -> Texts.of("window.titleOf", item.name()))
                .orElse(Texts.of("window.title")));
        stage.setOnHidden(event -> hidden());
        Theme.use(sight.dark().get());
        sight.dark().addListener((observable, before, now) -> Theme.use(now));
    }

    /** Shows it. */
    public void show() {
        if (remembered.width > 0 && !Screen.getScreensForRectangle(
                remembered.x, remembered.y, remembered.width, remembered.height).isEmpty()) {
            stage.setX(remembered.x);
            stage.setY(remembered.y);
            stage.setWidth(remembered.width);
            stage.setHeight(remembered.height);
        } else {
            stage.setWidth(Math.min(WIDTH, Screen.getPrimary().getVisualBounds().getWidth()));
            stage.setHeight(Math.min(HEIGHT, Screen.getPrimary().getVisualBounds().getHeight()));
        }
        stage.setMaximized(remembered.maximized);
        stage.show();
        canvas.requestFocus();
    }

    /** Does something once the first picture is on the screen. */
    public void whenFirstPainted(Runnable what) {
        canvas.painted().addListener((observable, before, now) -> {
            AnimationTimer next = new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long time) {
                    // The second frame begins when the first one has been painted.
                    if (++frames == 2) {
                        stop();
                        what.run();
                    }
                }
            };
            next.start();
        });
    }

    /** The object that is annotated. */
    public CurrentObject current() {
        return current;
    }

    /** What was in use and has gone. */
    public Outages outages() {
        return outages;
    }

    /** Opens pictures and folders. */
    public void open(List<Path> paths) {
        opening.open(paths);
    }

    private MenuBar menus() {
        List<ActionGroup> groups = actions.groups();
        MenuBar bar = new MenuBar();
        groups.forEach(group -> bar.getMenus().add(group.menu()));
        bar.getMenus().get(0).getItems().add(2, recent);
        bar.getMenus().get(0).getItems().add(3, export);
        fillRecent();
        formats.addListener((ListChangeListener<AnnotationFormat>) change -> fillExport());
        fillExport();
        Menu maps = new Menu(Texts.of("menu.map"));
        Menu drawing = new Menu(Texts.of("menu.tools"));
        Runnable fill = () -> {
            maps.getItems().setAll(List.copyOf(actions.maps(views).menu().getItems()));
            drawing.getItems().setAll(List.copyOf(actions.tools(tools).menu().getItems()));
        };
        views.addListener((ListChangeListener<MapView>) change -> fill.run());
        tools.addListener((ListChangeListener<CanvasTool>) change -> fill.run());
        fill.run();
        bar.getMenus().addAll(maps, drawing, actions.help().menu());
        return bar;
    }

    /** As the button of the window's frame does: a panel may ask first, and the window closes unless it objects. */
    private void quit() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void help() {
        List<ActionGroup> groups = new ArrayList<>(actions.groups());
        groups.add(actions.maps(views));
        groups.add(actions.tools(tools));
        HelpPage.open(stage, groups);
    }

    private void opened(List<Path> paths) {
        remembered.opened(paths);
        fillRecent();
    }

    private void fillRecent() {
        recent.getItems().setAll(remembered.recent.stream().map(name -> {
            MenuItem item = new MenuItem(name);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open(List.of(Path.of(name))));
            return item;
        }).toList());
        recent.setDisable(recent.getItems().isEmpty());
    }

    private void fillExport() {
        export.getItems().setAll(formats.stream().map(format -> {
            MenuItem item = new MenuItem(format.description());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> opening.export(format));
            return item;
        }).toList());
        export.setDisable(export.getItems().isEmpty());
    }

    private static void welcome(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            open(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void recall() {
        sight.dark().set(remembered.dark);
        sight.opacity().set(remembered.opacity);
        sight.outline().set(remembered.outline);
        pointer.brushRadius().set(remembered.brush);
    }

    private void hidden() {
        remembered.dark = sight.dark().get();
        remembered.opacity = sight.opacity().get();
        remembered.outline = sight.outline().get();
        remembered.brush = pointer.brushRadius().get();
        remembered.maximized = stage.isMaximized();
        remembered.dividers = split.getDividerPositions();
        if (!stage.isMaximized()) {
            remembered.x = stage.getX();
            remembered.y = stage.getY();
            remembered.width = stage.getWidth();
            remembered.height = stage.getHeight();
        }
        current.close();
        canvas.close();
        desk.close();
        closed.run();
    }
}
