// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.workbench.WorkbenchContext;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A setting of the current object: shown as it is dragged, a step once it is let go. */
final class SettingSlider extends HBox {

    /** Keys move by steps, each of which counts; a drag counts when it ends. */
    private final Slider slider;
    private final Label number = new Label();
    private final WorkbenchContext context;
    private final BiFunction<Settings, Double, Settings> with;
    private final DoubleFunction<String> words;
    private boolean filling;

    /**
     * @param value what of the settings it shows, as the slider's position
     * @param with the settings with another position
     * @param words a position in words
     */
    SettingSlider(String text, double least, double most, WorkbenchContext context, ToDoubleFunction<Settings> value,
            BiFunction<Settings, Double, Settings> with, DoubleFunction<String> words) {
        super(8);
        this.context = context;
        this.with = with;
        this.words = words;
        slider = new Slider(least, most, least);
        slider.setBlockIncrement((most - least) / 20);
        slider.setId(text);
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(ClickTexts.of(text));
        name.setLabelFor(slider);
        name.setMinWidth(70);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setPrefWidth(64);
        slider.setAccessibleText(ClickTexts.of(text));
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(name, slider, number);
        slider.valueProperty().addListener(observable -> moved());
        slider.valueChangingProperty().addListener((observable, before, now) -> {
            if (!now) {
                choose();
            }
        });
        context.history().addListener(observable -> fill(value));
        fill(value);
    }

    private void fill(ToDoubleFunction<Settings> value) {
        setDisable(context.history().get() == null);
        if (context.history().get() != null && !slider.isValueChanging()) {
            filling = true;
            slider.setValue(value.applyAsDouble(context.history().get().settings()));
            filling = false;
        }
        number.setText(words.apply(slider.getValue()));
    }

    private void moved() {
        number.setText(words.apply(slider.getValue()));
        if (filling || context.history().get() == null) {
            return;
        }
        if (slider.isValueChanging()) {
            context.preview(settings());
        } else {
            choose();
        }
    }

    private void choose() {
        if (!filling && context.history().get() != null && !settings().equals(context.history().get().settings())) {
            context.step(new Step.Chose(settings()));
        }
    }

    private Settings settings() {
        return with.apply(context.history().get().settings(), slider.getValue());
    }
}
