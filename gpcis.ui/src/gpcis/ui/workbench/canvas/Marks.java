// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.annotation.Point;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.segment.Suggestion;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * What is drawn over a frame: clicks, the suggested one, the crosshair of the keyboard, what a tool is about to do. Everything has
 * a light and a dark line, so that one of them shows on any ground; + and − tell clicks apart without colours.
 */
final class Marks {

    /** Of a click's mark, in window pixels. */
    static final double RADIUS = 7;
    private static final Color OBJECT = Color.web("#1a9850");
    private static final Color BACKGROUND = Color.web("#d73027");
    private static final Color DARK = Color.color(0, 0, 0, 0.8);
    private static final Color SUGGESTED = Color.web("#ffd60a");

    private final GraphicsContext graphics;
    private final Viewport viewport;

    Marks(GraphicsContext graphics, Viewport viewport) {
        this.graphics = graphics;
        this.viewport = viewport;
        graphics.setLineDashes();
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
    }

    /** @param answered how many of the clicks the picture already shows the answer to */
    void clicks(List<Click> clicks, int answered, int selected) {
        for (int i = 0; i < clicks.size(); i++) {
            click(clicks.get(i), i < answered, i == selected);
        }
    }

    private void click(Click click, boolean answered, boolean selected) {
        double x = viewport.x(click.x() + 0.5);
        double y = viewport.y(click.y() + 0.5);
        boolean object = click.label() == ClickLabel.FOREGROUND;
        if (selected) {
            ring(x, y, RADIUS + 5, 4, DARK);
            ring(x, y, RADIUS + 5, 2, SUGGESTED);
        }
        graphics.setFill(answered ? object ? OBJECT : BACKGROUND : Color.GRAY);
        graphics.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        ring(x, y, RADIUS + 1, 1, DARK);
        ring(x, y, RADIUS, 1.5, Color.WHITE);
        graphics.setStroke(Color.WHITE);
        graphics.setLineWidth(2);
        graphics.strokeLine(x - 3.5, y, x + 3.5, y);
        if (object) {
            graphics.strokeLine(x, y - 3.5, x, y + 3.5);
        }
    }

    private void ring(double x, double y, double radius, double width, Color colour) {
        graphics.setStroke(colour);
        graphics.setLineWidth(width);
        graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void suggestion(Suggestion suggestion) {
        double x = viewport.x(suggestion.x() + 0.5);
        double y = viewport.y(suggestion.y() + 0.5);
        ring(x, y, 12, 5, DARK);
        ring(x, y, 12, 2.5, SUGGESTED);
        graphics.setFill(DARK);
        graphics.fillOval(x - 4, y - 4, 8, 8);
        graphics.setFill(SUGGESTED);
        graphics.fillOval(x - 2.5, y - 2.5, 5, 5);
    }

    void crosshair(Point2D place) {
        double x = viewport.x(place.getX());
        double y = viewport.y(place.getY());
        for (int pass = 0; pass < 2; pass++) {
            graphics.setStroke(pass == 0 ? DARK : Color.WHITE);
            graphics.setLineWidth(pass == 0 ? 4 : 2);
            graphics.strokeLine(x - 14, y, x - 4, y);
            graphics.strokeLine(x + 4, y, x + 14, y);
            graphics.strokeLine(x, y - 14, x, y - 4);
            graphics.strokeLine(x, y + 4, x, y + 14);
        }
    }

    /** A tool's line; see {@link gpcis.api.workbench.CanvasTarget#preview}. */
    void preview(List<Point> path, double radius, boolean object) {
        Color colour = object ? OBJECT : BACKGROUND;
        if (radius > 0) {
            graphics.setStroke(colour.deriveColor(0, 1, 1.3, 0.55));
            graphics.setLineWidth(2 * radius * viewport.scale());
            stroke(path);
        } else {
            graphics.setStroke(DARK);
            graphics.setLineWidth(4);
            stroke(path);
            graphics.setStroke(Color.WHITE);
            graphics.setLineWidth(2);
            graphics.setLineDashes(6, 5);
            stroke(path);
            graphics.setLineDashes();
        }
    }

    private void stroke(List<Point> path) {
        graphics.beginPath();
        graphics.moveTo(viewport.x(path.get(0).x()), viewport.y(path.get(0).y()));
        if (path.size() == 1) {
            graphics.lineTo(viewport.x(path.get(0).x()) + 0.01, viewport.y(path.get(0).y()));
        }
        path.stream().skip(1).forEach(point -> graphics.lineTo(viewport.x(point.x()), viewport.y(point.y())));
        graphics.stroke();
    }

    /** The brush as wide as it is, around the pointer. */
    void brush(Point2D place, double radius) {
        double reach = radius * viewport.scale();
        double x = viewport.x(place.getX());
        double y = viewport.y(place.getY());
        ring(x, y, reach + 1, 1, DARK);
        ring(x, y, reach, 1, Color.WHITE);
    }
}
