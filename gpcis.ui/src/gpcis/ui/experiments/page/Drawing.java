// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.page;

import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import org.w3c.dom.Element;

/** A plot of a report: lines, polylines, rectangles and texts, as the workbench draws them. */
final class Drawing extends Pane {

    private static final double WIDTH = 345;

    Drawing(Element svg) {
        String[] box = svg.getAttribute("viewBox").split("[ ,]+");
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        Pane inner = new Pane();
        Elements.of(svg).forEach(element -> add(inner, element));
        double scale = WIDTH / width;
        inner.getTransforms().add(new Scale(scale, scale));
        inner.setManaged(false);
        getChildren().add(inner);
        setMinSize(WIDTH, height * scale);
        setPrefSize(WIDTH, height * scale);
        setMaxSize(WIDTH, height * scale);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(svg.getAttribute("aria-label"));
    }

    private static void add(Pane inner, Element element) {
        switch (element.getTagName()) {
            case "line" -> inner.getChildren().add(styled(new Line(number(element, "x1"), number(element, "y1"),
                    number(element, "x2"), number(element, "y2")), element));
            case "rect" -> inner.getChildren().add(styled(new Rectangle(number(element, "x"), number(element, "y"),
                    number(element, "width"), number(element, "height")), element));
            case "polyline" -> inner.getChildren().add(styled(new Polyline(Arrays.stream(element.getAttribute("points").trim()
                    .split("[ ,]+")).mapToDouble(Double::parseDouble).toArray()), element));
            case "text" -> inner.getChildren().add(text(element));
            case "g" -> Elements.of(element).forEach(child -> add(inner, child));
            default -> { }
        }
    }

    private static double number(Element element, String attribute) {
        return Elements.number(element, attribute);
    }

    private static Shape styled(Shape shape, Element element) {
        if (element.getAttribute("class").equals("grid")) {
            shape.getStyleClass().add("report-grid");
            return shape;
        }
        String fill = element.getAttribute("fill");
        shape.setFill(fill.equals("none") || fill.isEmpty() && !(shape instanceof Rectangle) ? null
                : fill.isEmpty() ? Color.BLACK : Color.web(fill));
        String stroke = element.getAttribute("stroke");
        if (!stroke.isEmpty() && !stroke.equals("none")) {
            shape.setStroke(Color.web(stroke));
            shape.setStrokeWidth(element.hasAttribute("stroke-width") ? number(element, "stroke-width") : 1);
        }
        if (element.hasAttribute("stroke-dasharray")) {
            Arrays.stream(element.getAttribute("stroke-dasharray").trim().split("[ ,]+")).map(Double::valueOf)
                    .forEach(shape.getStrokeDashArray()::add);
        }
        return shape;
    }

    private static Node text(Element element) {
        Text text = new Text(Elements.text(element));
        text.getStyleClass().add("report-" + element.getAttribute("class"));
        text.setTextOrigin(VPos.BASELINE);
        double x = number(element, "x");
        double y = number(element, "y");
        String transform = element.getAttribute("transform");
        if (transform.startsWith("rotate(")) {
            String[] turn = transform.substring(7, transform.length() - 1).split("[ ,]+");
            text.getTransforms().add(new Rotate(Double.parseDouble(turn[0]), x, y));
        }
        text.setY(y);
        String anchor = element.getAttribute("text-anchor");
        double share = anchor.equals("middle") ? 0.5 : anchor.equals("end") ? 1 : 0;
        text.setTextAlignment(TextAlignment.LEFT);
        // Known once the font is.
        text.layoutBoundsProperty().addListener((observable, before, now) -> text.setX(x - share * now.getWidth()));
        text.setX(x - share * text.getLayoutBounds().getWidth());
        return text;
    }
}
