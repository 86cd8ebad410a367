// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.annotation.Point;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Size;
import gpcis.api.workbench.CanvasTarget;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.Pointer;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Turns what mouse and wheel do on the canvas into what the chosen tool does to the picture: the wheel zooms at the pointer, the
 * middle button (or a drag, for tools that do not draw) moves the picture, everything else is the tool's.
 */
public final class CanvasPointer {

    /** A hand is not quite still when it clicks. */
    private static final double STILL = 4;
    private static final double ZOOM_STEP = 1.0015;

    private final PictureCanvas canvas;
    private final CanvasTarget target = new Target();
    private final Consumer<Step> steps;
    private final IntConsumer select;
    private final ObjectProperty<CanvasTool> tool = new SimpleObjectProperty<>();
    private final DoubleProperty brushRadius = new SimpleDoubleProperty(12);
    private Point2D down;
    private Point2D last;
    private boolean moving;
    private boolean toolHasIt;

    /**
     * @param steps does something to the current object
     * @param select selects the click of that number
     */
    public CanvasPointer(PictureCanvas canvas, Consumer<Step> steps, IntConsumer select) {
        this.select = select;
        this.canvas = canvas;
        this.steps = steps;
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> canvas.showBrush(null, 0));
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        tool.addListener((observable, before, now) -> {
            if (before != null) {
                before.cancelled(target);
            }
            toolHasIt = false;
            canvas.showBrush(null, 0);
        });
    }

    /** The tool that is chosen; null for none. */
    public ObjectProperty<CanvasTool> tool() {
        return tool;
    }

    /** Radius of brush and eraser in picture pixels. */
    public DoubleProperty brushRadius() {
        return brushRadius;
    }

    /** What tools work on. */
    public CanvasTarget target() {
        return target;
    }

    /** Gives up what the tool began. */
    public void cancelTool() {
        if (tool.get() != null) {
            tool.get().cancelled(target);
        }
    }

    /** Finishes what the tool began; false where it began nothing. */
    public boolean finishTool() {
        return tool.get() != null && tool.get().finished(target);
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        canvas.setCrosshair(null);
        if (canvas.levels() == null) {
            return;
        }
        down = new Point2D(event.getX(), event.getY());
        last = down;
        moving = event.getButton() == MouseButton.MIDDLE;
        toolHasIt = !moving && tool.get() != null;
        if (toolHasIt && !tool.get().dragMoves()) {
            tool.get().pressed(pointer(event), target);
        }
    }

    private void dragged(MouseEvent event) {
        if (down == null) {
            return;
        }
        Point2D now = new Point2D(event.getX(), event.getY());
        if (toolHasIt && !tool.get().dragMoves()) {
            tool.get().dragged(pointer(event), target);
            brush(event);
        } else if (moving || now.distance(down) > STILL) {
            moving = true;
            toolHasIt = false;
            canvas.setCursor(Cursor.CLOSED_HAND);
            canvas.move(now.getX() - last.getX(), now.getY() - last.getY());
            last = now;
        }
    }

    private void released(MouseEvent event) {
        if (down == null) {
            return;
        }
        if (toolHasIt) {
            release(event);
        }
        canvas.setCursor(Cursor.DEFAULT);
        down = null;
        moving = false;
        toolHasIt = false;
    }

    private void release(MouseEvent event) {
        boolean plain = tool.get().dragMoves();
        OptionalInt marked = plain ? canvas.clickAt(event.getX(), event.getY()) : OptionalInt.empty();
        if (marked.isPresent()) {
            select.accept(marked.getAsInt());
            return;
        }
        if (plain) {
            tool.get().pressed(pointer(event), target);
        }
        tool.get().released(pointer(event), target);
    }

    private void hovered(MouseEvent event) {
        brush(event);
    }

    private void brush(MouseEvent event) {
        boolean draws = tool.get() != null && tool.get().showsBrush() && canvas.levels() != null;
        canvas.showBrush(draws ? place(event.getX(), event.getY()) : null, brushRadius.get());
    }

    private void scrolled(ScrollEvent event) {
        if (canvas.levels() != null && event.getDeltaY() != 0 && !event.isInertia()) {
            canvas.zoom(event.getX(), event.getY(), Math.pow(ZOOM_STEP, event.getDeltaY() * 2));
            event.consume();
        }
    }

    private Pointer pointer(MouseEvent event) {
        Point2D place = place(event.getX(), event.getY());
        boolean second = event.getButton() == MouseButton.SECONDARY || event.isControlDown() || event.isAltDown();
        return new Pointer(place.getX(), place.getY(), second, event.getClickCount(), 1 / canvas.scale());
    }

    private Point2D place(double x, double y) {
        Viewport viewport = canvas.viewport().get();
        return new Point2D(viewport.columnAt(x), viewport.rowAt(y));
    }

    private final class Target implements CanvasTarget {

        @Override
        public Size size() {
            return canvas.levels().size();
        }

        @Override
        public double brushRadius() {
            return brushRadius.get();
        }

        @Override
        public void step(Step step) {
            steps.accept(step);
        }

        @Override
        public void preview(List<Point> path, double radius, boolean object) {
            canvas.preview(path, radius, object);
        }
    }
}
