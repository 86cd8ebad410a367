// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.ui.experiments.run.Curve;
import gpcis.ui.experiments.run.Plot;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;

/** A chart whose curves grow. */
final class PlotView extends LineChart<Number, Number> {

    private static final double LEAST = 150;
    private static final double MOST_TICKS = 6;

    PlotView(Plot plot) {
        super(axis(plot.x(), false), axis(plot.title(), plot.title().equals("plot.loss")));
        setId(plot.title().replace('.', '-'));
        setTitle(ExperimentTexts.of(plot.title()));
        getYAxis().setLabel(null);
        setAnimated(false);
        setCreateSymbols(false);
        setMinSize(0, LEAST);
        getStyleClass().add("plot");
        show(plot);
    }

    private static NumberAxis axis(String text, boolean zero) {
        NumberAxis axis = new NumberAxis();
        axis.setLabel(ExperimentTexts.of(text));
        axis.setForceZeroInRange(zero);
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        return axis;
    }

    /** Steps and clicks are whole numbers. */
    private void fit(Plot plot) {
        NumberAxis axis = (NumberAxis) getXAxis();
        double first = plot.curves().stream().filter(curve -> curve.x().length > 0).mapToDouble(curve -> curve.x()[0])
                .min().orElse(0);
        double last = plot.curves().stream().filter(curve -> curve.x().length > 0)
                .mapToDouble(curve -> curve.x()[curve.x().length - 1]).max().orElse(1);
        double unit = 1;
        for (int i = 0; (last - first) / unit > MOST_TICKS; i++) {
            unit *= i % 3 == 1 ? 2.5 : 2;
        }
        axis.setAutoRanging(false);
        axis.setLowerBound(unit == 1 ? first : Math.floor(first / unit) * unit);
        axis.setUpperBound(Math.max(last, first + 1));
        axis.setTickUnit(unit);
    }

    /** Replaces what it shows. */
    void show(Plot plot) {
        fit(plot);
        setLegendVisible(plot.curves().size() > 1);
        while (getData().size() > plot.curves().size()) {
            getData().remove(getData().size() - 1);
        }
        for (int i = 0; i < plot.curves().size(); i++) {
            Curve curve = plot.curves().get(i);
            if (i == getData().size()) {
                getData().add(new Series<>(curve.name(), FXCollections.observableArrayList()));
            }
            Series<Number, Number> series = getData().get(i);
            series.setName(curve.name());
            List<Data<Number, Number>> points = new ArrayList<>();
            for (int j = 0; j < curve.x().length; j++) {
                points.add(new Data<>(curve.x()[j], curve.y()[j]));
            }
            series.getData().setAll(points);
        }
        setAccessibleText(description(plot));
    }

    /** The last value of each curve: what a person looks for first. */
    private String description(Plot plot) {
        StringBuilder words = new StringBuilder(getTitle());
        for (Curve curve : plot.curves()) {
            if (curve.y().length > 0) {
                words.append(String.format("; %s: %.3f", curve.name(), curve.y()[curve.y().length - 1]));
            }
        }
        return words.toString();
    }
}
