// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.ui.experiments.run.Kind;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** A table of the paper: as of {@code gpcis table}. */
final class TableForm extends Form {

    private final ComboBox<String> table;
    private final TextField sets;
    private final TextField models;
    private final TextField clicks;
    private final TextField seed;
    private final CheckBox skipFaulty;

    TableForm(Known known) {
        super(Kind.TABLE);
        table = choice("form.table", List.of("1", "2", "3", "4", "s1", "figS1"), "4");
        tip(table, ExperimentTexts.of("form.table.tip"));
        sets = text("form.sets", "grabcut,berkeley");
        tip(sets, ExperimentTexts.of("form.sets.tip", String.join(", ", known.dataSets())));
        models = text("form.models", "");
        models.setPromptText(ExperimentTexts.of("form.model.prompt"));
        clicks = text("form.clicks", "");
        clicks.setPromptText(ExperimentTexts.of("form.paper.prompt"));
        seed = text("form.seed", "0");
        skipFaulty = check("form.skipFaulty");
        addMore("form.options");
    }

    @Override
    void fill(List<String> arguments) {
        arguments.add(table.getValue());
        option(arguments, "--dataset", sets.getText());
        for (String model : models.getText().split(",")) {
            option(arguments, "--model", model);
        }
        option(arguments, "--clicks", clicks.getText());
        option(arguments, "--seed", seed.getText());
        if (skipFaulty.isSelected()) {
            arguments.add("--skip-faulty");
        }
    }
}
