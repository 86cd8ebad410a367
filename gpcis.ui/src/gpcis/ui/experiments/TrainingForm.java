// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.ui.experiments.run.Kind;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** A training: as of {@code gpcis train}. */
final class TrainingForm extends Form {

    private final ComboBox<String> preset;
    private final TextField file;
    private final TextField steps;
    private final TextField seed;

    TrainingForm(Known known) {
        super(Kind.TRAINING);
        List<String> presets = known.presets();
        preset = choice("form.preset", presets, presets.contains("light") ? "light" : presets.isEmpty() ? null : presets.get(0));
        file = text("form.config", "");
        file.setPromptText(ExperimentTexts.of("form.config.prompt"));
        steps = text("form.steps", "");
        steps.setPromptText(ExperimentTexts.of("form.preset.prompt"));
        seed = text("form.seed", "0");
        addMore("form.settings");
    }

    @Override
    void fill(List<String> arguments) {
        if (!file.getText().isBlank()) {
            arguments.add(file.getText().strip());
        }
        option(arguments, "--preset", preset.getValue());
        setting(arguments, "schedule.steps", steps.getText());
        setting(arguments, "seed", seed.getText());
    }

    private static void setting(List<String> arguments, String name, String value) {
        if (!value.isBlank()) {
            arguments.add(name + "=" + value.strip());
        }
    }
}
