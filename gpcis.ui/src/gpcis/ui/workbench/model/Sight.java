// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.segment.Suggestion;
import gpcis.api.workbench.MapView;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the person looks at the picture. */
public final class Sight {

    private static final double OPACITY = 0.4;
    private static final double OPACITY_STEP = 0.1;

    private final DoubleProperty opacity = new SimpleDoubleProperty(OPACITY);
    private final BooleanProperty outline = new SimpleBooleanProperty(true);
    private final BooleanProperty checkerboard = new SimpleBooleanProperty();
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObjectProperty<MapView> view = new SimpleObjectProperty<>();
    private final IntegerProperty selectedClick = new SimpleIntegerProperty(-1);
    private final ObjectProperty<Suggestion> suggestion = new SimpleObjectProperty<>();

    /** Of the masks' tint, 0 … 1. */
    public DoubleProperty opacity() {
        return opacity;
    }

    public BooleanProperty outline() {
        return outline;
    }

    public BooleanProperty checkerboard() {
        return checkerboard;
    }

    /** Whether the window is dark. */
    public BooleanProperty dark() {
        return dark;
    }

    /** The map in the picture's place; null for picture and mask. */
    public ObjectProperty<MapView> view() {
        return view;
    }

    /** Index of the selected click, −1 for none. */
    public IntegerProperty selectedClick() {
        return selectedClick;
    }

    /** The place marked as the next click to make; null for none. */
    public ObjectProperty<Suggestion> suggestion() {
        return suggestion;
    }

    /** More of the tint, or less. */
    public void changeOpacity(int steps) {
        double changed = Math.rint((opacity.get() + steps * OPACITY_STEP) * 10) / 10;
        opacity.set(Math.max(0, Math.min(1, changed)));
    }
}
