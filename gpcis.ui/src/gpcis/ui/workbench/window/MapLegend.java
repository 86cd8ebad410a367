// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.workbench.MapView.Scale;
import gpcis.ui.workbench.canvas.MapColours;
import gpcis.ui.workbench.canvas.MapLayer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;

/** What the colours of a map stand for. */
final class MapLegend extends HBox {

    private static final int HEIGHT = 12;

    private final Label title = new Label();
    private final Label lowest = new Label();
    private final Label highest = new Label();
    private final ImageView colours = new ImageView();

    MapLegend() {
        super(8);
        setId("legend");
        getStyleClass().add("legend");
        setAlignment(Pos.CENTER);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        colours.setFitWidth(180);
        colours.setFitHeight(HEIGHT);
        title.setId("legendTitle");
        title.getStyleClass().add("legend-title");
        getChildren().addAll(title, lowest, colours, highest);
        setVisible(false);
    }

    /** @param layer null for none */
    void show(MapLayer layer) {
        setVisible(layer != null);
        if (layer != null) {
            int[] ramp = MapColours.of(layer.scale());
            WritableImage image = new WritableImage(ramp.length, HEIGHT);
            // A stride of 0: every row is the ramp.
            image.getPixelWriter().setPixels(0, 0, ramp.length, HEIGHT, PixelFormat.getIntArgbInstance(), ramp, 0, 0);
            colours.setImage(image);
            title.setText(layer.title());
            lowest.setText(layer.scale() == Scale.SIGNED ? number(-layer.reach()) : "0");
            highest.setText(number(layer.reach()));
        }
    }

    private static String number(float value) {
        return String.format("%.3g", value).replace('-', '−');
    }
}
