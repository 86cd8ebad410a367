// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.ObjectResult;
import gpcis.eval.metric.ClickTimes;
import gpcis.eval.metric.ErrorFinding;
import gpcis.eval.metric.IouCurve;
import gpcis.eval.metric.NumberOfClicks;
import gpcis.eval.metric.Reliability;
import gpcis.eval.page.Axis;
import gpcis.eval.page.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The plots of one data set, all runs in each. */
final class Plots {

    private final String set;
    private final List<RunMeasures> runs;
    private final int most;

    Plots(String set, List<RunMeasures> runs) {
        this.set = set;
        this.runs = runs.stream().filter(run -> run.bySet().containsKey(set)).toList();
        this.most = this.runs.stream().mapToInt(run -> run.bySet().get(set).most()).max().orElseThrow();
    }

    /** All of them as SVG. */
    List<String> all(List<Double> targets) {
        List<String> plots = new ArrayList<>(List.of(curves()));
        targets.forEach(target -> histogram(target, plots));
        plots.add(reliability());
        errors(plots);
        plots.add(times());
        return plots;
    }

    private List<ObjectResult> results(RunMeasures run) {
        return run.bySet().get(set).results();
    }

    private String curves() {
        List<IouCurve> curves = runs.stream().map(run -> IouCurve.of(results(run), run.bySet().get(set).most())).toList();
        double lowest = curves.stream().flatMap(curve -> curve.means().stream()).mapToDouble(Double::doubleValue).min().orElse(0);
        Plot plot = new Plot("IoU against clicks", set, Axis.clicks(most), Axis.toOne("mean IoU", lowest));
        for (int i = 0; i < runs.size(); i++) {
            double[] ious = curves.get(i).means().stream().mapToDouble(Double::doubleValue).toArray();
            plot.line(runs.get(i).label(), numbers(ious.length), ious);
        }
        return plot.svg();
    }

    private void histogram(double target, List<String> plots) {
        List<RunMeasures> measured = runs.stream()
                .filter(run -> NumberOfClicks.measured(results(run), target, run.bySet().get(set).most())).toList();
        if (measured.isEmpty()) {
            return;
        }
        List<int[]> bars = measured.stream()
                .map(run -> NumberOfClicks.of(results(run), target, run.bySet().get(set).most()).histogram()).toList();
        int highest = bars.stream().flatMapToInt(IntStream::of).max().orElse(1);
        Plot plot = new Plot("Clicks to reach " + SetMeasures.percent(target) + " %", set, Axis.clicks(most),
                Axis.counts("objects", highest));
        for (int i = 0; i < measured.size(); i++) {
            plot.bars(measured.get(i).label(), bars.get(i), i, measured.size());
        }
        plots.add(plot.svg());
    }

    private String reliability() {
        Plot plot = new Plot("Can the probabilities be believed?", set, new Axis("probability", 0, 1, 0.2),
                new Axis("share of object pixels", 0, 1, 0.2));
        for (RunMeasures run : runs) {
            List<Reliability.Bin> bins = Reliability.of(results(run)).bins();
            plot.line(run.label(), bins.stream().mapToDouble(Reliability.Bin::probability).toArray(),
                    bins.stream().mapToDouble(Reliability.Bin::object).toArray());
        }
        return plot.line("as it should be", new double[] {0, 1}, new double[] {0, 1}).svg();
    }

    private void errors(List<String> plots) {
        record Curve(String name, List<Double> errors) { }
        List<Curve> curves = new ArrayList<>();
        for (RunMeasures run : runs) {
            for (String measure : ErrorFinding.measures(results(run))) {
                ErrorFinding.of(results(run), measure).ifPresent(finding -> {
                    curves.add(new Curve(run.label() + ", by " + measure, finding.wrong()));
                    curves.add(new Curve(run.label() + ", best possible", finding.oracle()));
                });
            }
        }
        if (curves.isEmpty()) {
            return;
        }
        double highest = curves.stream().flatMap(curve -> curve.errors().stream()).mapToDouble(Double::doubleValue).max()
                .orElseThrow();
        Plot plot = new Plot("Does uncertainty find the errors?", set, new Axis("share taken away", 0, 1, 0.2),
                Axis.fromZero("errors left, relative", highest));
        for (Curve curve : curves) {
            int steps = curve.errors().size();
            plot.line(curve.name(), IntStream.range(0, steps).mapToDouble(i -> (double) i / steps).toArray(),
                    curve.errors().stream().mapToDouble(Double::doubleValue).toArray());
        }
        plots.add(plot.svg());
    }

    private String times() {
        List<ClickTimes> times = runs.stream().map(run -> ClickTimes.of(results(run))).toList();
        double highest = times.stream().flatMap(each -> each.byIndex().stream()).mapToDouble(ClickTimes.AtIndex::loop).max().orElse(1);
        Plot plot = new Plot("Median time against the number of the click", set, Axis.clicks(most),
                Axis.fromZero("milliseconds", highest));
        for (int i = 0; i < runs.size(); i++) {
            List<ClickTimes.AtIndex> byIndex = times.get(i).byIndex();
            plot.line(runs.get(i).label() + ", loop", numbers(byIndex.size()),
                    byIndex.stream().mapToDouble(ClickTimes.AtIndex::loop).toArray());
            plot.line(runs.get(i).label() + ", model", numbers(byIndex.size()),
                    byIndex.stream().mapToDouble(ClickTimes.AtIndex::model).toArray());
        }
        return plot.svg();
    }

    private static double[] numbers(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }
}
