// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.ui.experiments.run.Kind;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** An evaluation: as of {@code gpcis eval}. */
final class EvaluationForm extends Form {

    private final TextField sets;
    private final ComboBox<String> model;
    private final ComboBox<String> predictor;
    private final TextField clicks;
    private final TextField target;
    private final TextField seed;
    private final TextField jittered;
    private final CheckBox skipFaulty;

    EvaluationForm(Known known) {
        super(Kind.EVALUATION);
        sets = text("form.sets", "grabcut");
        tip(sets, ExperimentTexts.of("form.sets.tip", String.join(", ", known.dataSets())));
        model = choice("form.model", known.models(), null);
        model.setEditable(true);
        model.setPromptText(ExperimentTexts.of("form.model.prompt"));
        predictor = choice("form.predictor", List.of("gpcis", "ritm"), "gpcis");
        clicks = text("form.clicks", "20");
        target = text("form.target", "0.9");
        seed = text("form.seed", "0");
        jittered = text("form.jittered", "0");
        skipFaulty = check("form.skipFaulty");
        addMore("form.options");
    }

    @Override
    void fill(List<String> arguments) {
        option(arguments, "--dataset", sets.getText());
        option(arguments, "--model", model.getEditor().getText());
        option(arguments, "--predictor", predictor.getValue());
        option(arguments, "--clicks", clicks.getText());
        option(arguments, "--target", target.getText());
        option(arguments, "--seed", seed.getText());
        option(arguments, "--jittered", jittered.getText());
        if (skipFaulty.isSelected()) {
            arguments.add("--skip-faulty");
        }
    }
}
