// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import gpcis.api.click.ClickLabel;
import gpcis.api.sampler.ClickFit;
import gpcis.api.workbench.WorkbenchContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The clicks as a table; its selection is the window's selected click. */
final class ClickTable extends TableView<ClickRow> {

    private boolean filling;

    ClickTable(WorkbenchContext context) {
        setId("clicks");
        setAccessibleText(ClickTexts.of("table"));
        setPlaceholder(new Label(ClickTexts.of("none")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPrefHeight(200);
        setMinHeight(110);
        getStyleClass().add("dense");
        column("number", 24, row -> Integer.toString(row.number()));
        column("label", 86, row -> ClickTexts.of(row.click().label() == ClickLabel.FOREGROUND ? "object" : "background"));
        column("target", 56, row -> number(row, ClickFit::target));
        column("attained", 60, row -> number(row, ClickFit::attained));
        column("margin", 52, row -> number(row, ClickFit::margin));
        column("obeyed", 54, row -> row.obeyed().map(kept -> ClickTexts.of(kept ? "yes" : "no")).orElse("…"));
        getSelectionModel().selectedIndexProperty().addListener((observable, before, now) -> {
            if (!filling) {
                context.selectedClick().set(now.intValue());
            }
        });
        context.selectedClick().addListener((observable, before, now) -> select(now.intValue()));
    }

    private void column(String text, double width, Function<ClickRow, String> value) {
        TableColumn<ClickRow, String> column = new TableColumn<>(ClickTexts.of(text));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width * 0.9);
        column.setSortable(false);
        column.setReorderable(false);
        getColumns().add(column);
    }

    private static String number(ClickRow row, ToDoubleFunction<ClickFit> value) {
        return row.fit().map(fit -> String.format("%+.2f", value.applyAsDouble(fit)).replace('-', '−')).orElse("");
    }

    void show(List<ClickRow> rows, int selected) {
        filling = true;
        getItems().setAll(rows);
        filling = false;
        select(selected);
    }

    private void select(int click) {
        if (click >= 0 && click < getItems().size()) {
            getSelectionModel().select(click);
            scrollTo(click);
        } else {
            getSelectionModel().clearSelection();
        }
    }
}
