// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.page;

import gpcis.api.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A report as the workbench writes it: well-formed XHTML without anything outside it, of headings, paragraphs, tables, drawings and
 * pictures. That much needs no browser: the one that JavaFX brings (WebKit) is a library of 112 MB.
 */
public final class ReportPage {

    private static final String PNG = "data:image/png;base64,";
    private static final double WIDTH = 1100;

    private ReportPage() { }

    /**
     * Reads a page; not to be called on the window's thread.
     *
     * @throws Problem if it cannot be read, or is no page of ours
     */
    public static Document read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // A page refers to nothing outside it; one that does is not ours.
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new Problem("the report " + file + " cannot be shown here: " + e.getMessage(), "open it in a browser", e);
        }
    }

    /** What the page shows; made on any thread. */
    public static Region show(Document page) {
        VBox blocks = new VBox(10);
        blocks.getStyleClass().add("report");
        blocks.setPadding(new Insets(18));
        blocks.setMaxWidth(WIDTH);
        add(blocks, (Element) page.getElementsByTagName("body").item(0));
        return blocks;
    }

    private static void add(VBox blocks, Element parent) {
        for (Element element : Elements.of(parent)) {
            switch (element.getTagName()) {
                case "h1", "h2", "h3", "h4" -> blocks.getChildren().add(words(element, element.getTagName()));
                case "p", "li" -> blocks.getChildren().add(words(element, warns(element) ? "bad" : "report-text"));
                case "figcaption" -> blocks.getChildren().add(words(element, "muted"));
                case "table" -> blocks.getChildren().add(table(element));
                case "svg" -> blocks.getChildren().add(new Drawing(element));
                case "img" -> blocks.getChildren().add(picture(element));
                case "dl" -> blocks.getChildren().add(facts(element));
                case "div" -> blocks.getChildren().add(switch (element.getAttribute("class")) {
                    case "plots" -> plots(element);
                    case "strip" -> strip(element);
                    default -> inside(element);
                });
                default -> add(blocks, element);
            }
        }
    }

    private static VBox inside(Element element) {
        VBox blocks = new VBox(4);
        add(blocks, element);
        return blocks;
    }

    private static boolean warns(Element element) {
        return element.getAttribute("class").contains("warning");
    }

    private static Label words(Element element, String style) {
        Label label = new Label(Elements.text(element));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Node plots(Element element) {
        TilePane tiles = new TilePane(14, 14);
        tiles.setPrefColumns(3);
        Elements.of(element).stream().filter(child -> child.getTagName().equals("svg"))
                .forEach(child -> tiles.getChildren().add(new Drawing(child)));
        return tiles;
    }

    private static Node strip(Element element) {
        FlowPane pictures = new FlowPane(8, 8);
        pictures.setRowValignment(VPos.TOP);
        List<Node> words = new ArrayList<>();
        for (Element child : Elements.of(element)) {
            if (child.getTagName().equals("figure")) {
                pictures.getChildren().add(inside(child));
            } else {
                words.add(words(child, "muted"));
            }
        }
        VBox strip = new VBox(4);
        strip.getChildren().addAll(words);
        strip.getChildren().add(pictures);
        return strip;
    }

    private static Node picture(Element element) {
        String source = element.getAttribute("src");
        if (!source.startsWith(PNG)) {
            return words(element, "muted");
        }
        Image image = new Image(new ByteArrayInputStream(Base64.getDecoder().decode(source.substring(PNG.length()))));
        ImageView view = new ImageView(image);
        view.setAccessibleText(element.getAttribute("alt"));
        view.setPreserveRatio(true);
        if (image.getWidth() > WIDTH - 40) {
            view.setFitWidth(WIDTH - 40);
        }
        return view;
    }

    private static Node facts(Element element) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(3);
        int row = 0;
        for (Element child : Elements.of(element)) {
            boolean name = child.getTagName().equals("dt");
            Label words = words(child, name ? "muted" : "report-text");
            words.setMinWidth(name ? Region.USE_PREF_SIZE : 0);
            grid.add(words, name ? 0 : 1, name ? row : row++);
        }
        return grid;
    }

    private static Node table(Element element) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("report-table");
        grid.setMaxWidth(Region.USE_PREF_SIZE);
        VBox block = new VBox(3, grid);
        for (Element caption : Elements.below(element, "caption")) {
            block.getChildren().add(0, words(caption, "report-caption"));
        }
        int row = 0;
        for (Element line : Elements.below(element, "tr")) {
            int column = 0;
            for (Element cell : Elements.of(line)) {
                int span = cell.hasAttribute("colspan") ? Integer.parseInt(cell.getAttribute("colspan")) : 1;
                grid.add(cell(cell, row == 0, column == 0, line.getAttribute("class").contains("published")), column, row, span, 1);
                column += span;
            }
            row++;
        }
        return block;
    }

    /** What stands small beside a number, its interval or unit, steps back. */
    private static Node cell(Element cell, boolean head, boolean first, boolean published) {
        HBox words = new HBox(8);
        words.setAlignment(first ? Pos.BASELINE_LEFT : Pos.BASELINE_RIGHT);
        words.getStyleClass().add("report-cell");
        words.getStyleClass().add(head ? "report-head" : "report-row");
        String small = Elements.below(cell, "small").stream().map(Elements::text).collect(Collectors.joining(" "));
        String all = Elements.text(cell);
        String large = small.isEmpty() || !all.endsWith(small) ? all : all.substring(0, all.length() - small.length()).strip();
        for (String text : large.equals(all) ? List.of(all) : List.of(large, small)) {
            Label label = new Label(text);
            label.setMinWidth(Region.USE_PREF_SIZE);
            if (published || !words.getChildren().isEmpty()) {
                label.getStyleClass().add("muted");
            }
            words.getChildren().add(label);
        }
        return words;
    }
}
