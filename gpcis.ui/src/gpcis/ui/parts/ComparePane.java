// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.Settings;
import gpcis.api.picture.Picture;
import gpcis.api.workbench.WorkbenchContext;
import java.nio.ByteBuffer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The panel's content: what was kept, what there is now, and what tells them apart. */
final class ComparePane extends VBox {

    /** What was kept. */
    private record Kept(Picture picture, ObjectResult result, String words) { }

    /** A {@link Difference} as JavaFX shows it. */
    private record Shown(WritableImage first, WritableImage second, WritableImage between, double iou) { }

    private final WorkbenchContext context;
    private final ImageView first = new ImageView();
    private final ImageView second = new ImageView();
    private final ImageView between = new ImageView();
    private final Label firstWords = new Label();
    private final Label secondWords = new Label();
    private final Label iou = new Label();
    private Kept kept;

    ComparePane(WorkbenchContext context) {
        super(8);
        this.context = context;
        setPadding(new Insets(10));
        Label about = new Label(PartTexts.of("compare.about"));
        Label legend = new Label(PartTexts.of("compare.difference"));
        for (Label label : new Label[] {about, legend, firstWords, secondWords}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add("muted");
        }
        iou.setId("iou");
        secondWords.setId("compared");
        Button keep = new Button(PartTexts.of("compare.keep"));
        keep.setId("keep");
        keep.setOnAction(event -> keep());
        GridPane pair = new GridPane();
        pair.setHgap(8);
        pair.setVgap(4);
        pair.addRow(0, new Label(PartTexts.of("compare.a")), new Label(PartTexts.of("compare.b")));
        pair.addRow(1, first, second);
        pair.addRow(2, firstWords, secondWords);
        for (ImageView view : new ImageView[] {first, second, between}) {
            view.setPreserveRatio(true);
            view.setSmooth(true);
        }
        first.fitWidthProperty().bind(widthProperty().subtract(28).divide(2));
        second.fitWidthProperty().bind(widthProperty().subtract(28).divide(2));
        between.fitWidthProperty().bind(widthProperty().subtract(20));
        getChildren().addAll(about, keep, pair, iou, between, legend);
        keep.disableProperty().bind(context.result().isNull());
        context.result().addListener(observable -> show());
        show();
    }

    private void keep() {
        kept = new Kept(context.picture().get(), context.result().get(), words());
        show();
    }

    private String words() {
        Settings settings = context.answered().get().settings();
        return String.join(", ", context.result().get().prediction().parts().values())
                + String.format(", ε² %.1e", settings.sampling().epsilonSquared());
    }

    private void show() {
        ObjectResult now = context.result().get();
        boolean comparable = kept != null && now != null && kept.picture() == context.picture().get();
        between.setVisible(comparable);
        if (!comparable) {
            first.setImage(null);
            second.setImage(null);
            iou.setText("");
            firstWords.setText("");
            secondWords.setText("");
            return;
        }
        firstWords.setText(kept.words());
        secondWords.setText(words());
        Kept compared = kept;
        context.compute(this, () -> shown(Difference.of(compared.picture(), compared.result().mask(), now.mask())), this::show,
                context::report);
    }

    /** Images are made beside JavaFX's thread, too: they are as large as the picture. */
    private static Shown shown(Difference difference) {
        return new Shown(image(difference.first()), image(difference.second()), image(difference.between()), difference.iou());
    }

    private void show(Shown shown) {
        first.setImage(shown.first());
        second.setImage(shown.second());
        between.setImage(shown.between());
        iou.setText(PartTexts.of("compare.iou", String.format("%.4f", shown.iou())));
    }

    private static WritableImage image(Picture picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        byte[] rgb = new byte[3 * width * height];
        picture.copyRows(0, height, rgb);
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getByteRgbInstance(), ByteBuffer.wrap(rgb), 3 * width);
        return image;
    }
}
