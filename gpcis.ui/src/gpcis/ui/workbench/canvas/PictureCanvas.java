// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.annotation.Point;
import gpcis.api.click.Click;
import gpcis.api.segment.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The picture with everything over it. What it shows is set from outside; it draws, zooms and moves. */
public final class PictureCanvas extends Region implements AutoCloseable {

    /** While the newest frame is not there yet. */
    private static final PseudoClass PAINTING = PseudoClass.getPseudoClass("painting");

    /** A tool's line. */
    private record Preview(List<Point> path, double radius, boolean object) { }

    private final Frames frames = new Frames(this::painted);
    private final ImageView frame = new ImageView();
    private final Canvas marks = new Canvas();
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(new Viewport(1, 0, 0, 1, 1));
    private final ObjectProperty<OverlayStyle> style = new SimpleObjectProperty<>(new OverlayStyle(0.4, true, false));
    private PictureLevels levels;
    private List<MaskLayer> layers = List.of();
    private MapLayer map;
    private List<Click> clicks = List.of();
    private int answered;
    private int selected = -1;
    private Suggestion suggestion;
    private Preview preview;
    private Point2D crosshair;
    private Point2D brushPlace;
    private double brushRadius;
    private int ground = 0x808080;
    private FrameRequest newest;
    private FrameRequest shown;
    /** The whole picture is kept in sight until the person zooms or moves it. */
    private boolean fitted = true;
    private final BooleanProperty painted = new SimpleBooleanProperty();

    public PictureCanvas() {
        getStyleClass().add("picture-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(80, 80);
        frame.setManaged(false);
        frame.setSmooth(false);
        marks.setManaged(false);
        getChildren().addAll(frame, marks);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        widthProperty().addListener(observable -> resized());
        heightProperty().addListener(observable -> resized());
        viewport.addListener(observable -> changed());
        style.addListener(observable -> changed());
    }

    /** Shows another picture, whole; null for none. */
    public void show(PictureLevels picture) {
        levels = picture;
        layers = List.of();
        map = null;
        clicks = List.of();
        suggestion = null;
        preview = null;
        crosshair = null;
        frame.setImage(null);
        shown = null;
        fit();
        changed();
    }

    public void setLayers(List<MaskLayer> shownLayers) {
        layers = List.copyOf(shownLayers);
        changed();
    }

    /** @param layer null for none */
    public void setMap(MapLayer layer) {
        map = layer;
        changed();
    }

    /** @param answeredClicks how many of them the mask answers */
    public void setClicks(List<Click> made, int answeredClicks, int selectedClick) {
        clicks = List.copyOf(made);
        answered = answeredClicks;
        selected = selectedClick;
        drawMarks();
    }

    /** The click whose mark covers that place of this node. */
    OptionalInt clickAt(double x, double y) {
        for (int i = clicks.size() - 1; i >= 0; i--) {
            Point2D mark = place(clicks.get(i).x() + 0.5, clicks.get(i).y() + 0.5);
            if (mark.distance(x, y) <= Marks.RADIUS) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** @param place null for none */
    public void setSuggestion(Suggestion place) {
        suggestion = place;
        drawMarks();
    }

    /** See {@link gpcis.api.workbench.CanvasTarget#preview}. */
    public void preview(List<Point> path, double radius, boolean object) {
        preview = path.isEmpty() ? null : new Preview(List.copyOf(path), radius, object);
        drawMarks();
    }

    /** The brush around the pointer; null for none. */
    public void showBrush(Point2D place, double radius) {
        brushPlace = place;
        brushRadius = radius;
        drawMarks();
    }

    /** Where the keyboard points, in picture coordinates; null for nowhere. */
    public void setCrosshair(Point2D place) {
        crosshair = place;
        drawMarks();
    }

    public Point2D crosshair() {
        return crosshair;
    }

    /** @param rgb colour beside the picture */
    public void setGround(int rgb) {
        ground = rgb;
        changed();
    }

    /** Whether a picture was ever shown. */
    public ReadOnlyBooleanProperty painted() {
        return painted;
    }

    public ObjectProperty<OverlayStyle> style() {
        return style;
    }

    ReadOnlyObjectProperty<Viewport> viewport() {
        return viewport;
    }

    /** Window pixels to one picture pixel. */
    public double scale() {
        return viewport.get().scale();
    }

    /** Where a place of the picture lies in this node. */
    public Point2D place(double column, double row) {
        return new Point2D(viewport.get().x(column), viewport.get().y(row));
    }

    PictureLevels levels() {
        return levels;
    }

    /** The whole picture. */
    public void fit() {
        fitted = true;
        if (levels != null && getWidth() > 0 && getHeight() > 0) {
            viewport.set(Viewport.fitting(levels.size(), getWidth(), getHeight()));
        }
    }

    /** One picture pixel to one window pixel. */
    public void actualSize() {
        if (levels != null) {
            fitted = false;
            viewport.set(Viewport.actual(levels.size(), getWidth(), getHeight()));
        }
    }

    /** Closer or farther around a place of this node. */
    public void zoom(double x, double y, double factor) {
        fitted = false;
        viewport.set(viewport.get().zoomed(x, y, factor));
    }

    /** Closer or farther around the middle. */
    public void zoom(double factor) {
        zoom(getWidth() / 2, getHeight() / 2, factor);
    }

    void move(double dx, double dy) {
        if (levels != null) {
            fitted = false;
            viewport.set(viewport.get().moved(dx, dy, levels.size()));
        }
    }

    private void resized() {
        if (fitted) {
            fit();
        } else {
            viewport.set(viewport.get().resized(Math.max(1, getWidth()), Math.max(1, getHeight())));
        }
        changed();
    }

    private void changed() {
        if (levels != null && getWidth() >= 1 && getHeight() >= 1) {
            double sharpness = getScene() == null || getScene().getWindow() == null ? 1
                    : getScene().getWindow().getOutputScaleX();
            Viewport now = viewport.get();
            newest = new FrameRequest(new Viewport(now.scale() * sharpness, now.left(), now.top(),
                    now.width() * sharpness, now.height() * sharpness), levels, layers, Optional.ofNullable(map), style.get(),
                    ground);
            pseudoClassStateChanged(PAINTING, true);
            frames.want(newest);
        }
        place();
        drawMarks();
    }

    private void painted(FrameRequest request, Image image) {
        if (request.levels() == levels) {
            shown = request;
            frame.setImage(image);
            place();
            pseudoClassStateChanged(PAINTING, request != newest);
            painted.set(true);
        }
    }

    /** Until the frame for this viewport is there, the last one is moved and stretched to where it belongs. */
    private void place() {
        if (shown != null) {
            Viewport painted = shown.viewport();
            Viewport now = viewport.get();
            double stretch = now.scale() / painted.scale();
            frame.setX(now.x(painted.left()));
            frame.setY(now.y(painted.top()));
            frame.setFitWidth(shown.width() * stretch);
            frame.setFitHeight(shown.height() * stretch);
        }
    }

    private void drawMarks() {
        marks.setWidth(getWidth());
        marks.setHeight(getHeight());
        GraphicsContext graphics = marks.getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        if (levels == null) {
            return;
        }
        Marks drawing = new Marks(graphics, viewport.get());
        if (preview != null) {
            drawing.preview(preview.path(), preview.radius(), preview.object());
        }
        drawing.clicks(clicks, answered, selected);
        if (suggestion != null) {
            drawing.suggestion(suggestion);
        }
        if (crosshair != null) {
            drawing.crosshair(crosshair);
        }
        if (brushPlace != null) {
            drawing.brush(brushPlace, brushRadius);
        }
    }

    @Override
    public void close() {
        frames.close();
    }
}
