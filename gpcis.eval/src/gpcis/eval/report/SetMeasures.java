// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.eval.metric.Bootstrap;
import gpcis.eval.metric.ClickTimes;
import gpcis.eval.metric.ErrorFinding;
import gpcis.eval.metric.IouCurve;
import gpcis.eval.metric.NumberOfClicks;
import gpcis.eval.metric.Reliability;
import gpcis.eval.report.Measure.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * All numbers of one run on one set.
 *
 * @param dataSet its name
 * @param results one an object, at least one
 * @param most clicks allowed
 * @param byName the numbers by their names, in the order of reports
 */
record SetMeasures(String dataSet, List<ObjectResult> results, int most, Map<String, Measure> byName) {

    /** The clicks that NoC is about where nothing is said. */
    static final int USUAL_MOST = 20;

    static SetMeasures of(EvaluationRun run, String dataSet, List<Double> targets, Bootstrap bootstrap) {
        List<ObjectResult> results = run.of(dataSet);
        int most = run.header().mostClicks();
        Map<String, Measure> byName = new LinkedHashMap<>();
        for (Measure measure : new Counter(results, bootstrap).all(targets, most)) {
            byName.put(measure.name(), measure);
        }
        return new SetMeasures(dataSet, results, most, byName);
    }

    /** A number by its name; empty where it was not measured. */
    Optional<Measure> measure(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Measure> all() {
        return byName.values();
    }

    /** {@code NoC@90} for the usual 20 clicks, else {@code NoC100@90}. */
    static String clicksName(String what, double target, int most) {
        return what + (most == USUAL_MOST ? "" : most) + "@" + percent(target);
    }

    /** 85 for 0.85, 92.5 for 0.925. */
    static String percent(double share) {
        double percent = Math.round(share * 1e6) / 1e4;
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }

    private record Counter(List<ObjectResult> results, Bootstrap bootstrap) {

        List<Measure> all(List<Double> targets, int most) {
            List<Measure> all = new ArrayList<>();
            for (int limit : new TreeSet<>(List.of(Math.min(most, USUAL_MOST), most))) {
                targets.stream().filter(target -> NumberOfClicks.measured(results, target, limit)).forEach(target -> {
                    NumberOfClicks clicks = NumberOfClicks.of(results, target, limit);
                    all.add(Measure.mean(clicksName("NoC", target, limit), clicks.mean(), bootstrap.mean(clicks.values()),
                            Form.PLAIN));
                    all.add(Measure.plain(clicksName("NoF", target, limit), clicks.failures(), Form.COUNT));
                    all.add(Measure.plain(clicksName("NoF", target, limit) + " strict", clicks.strictFailures(), Form.COUNT));
                });
            }
            IouCurve curve = IouCurve.of(results, most);
            for (int clicks : new int[] {1, 5, 20}) {
                if (clicks <= most) {
                    all.add(Measure.mean("IoU&" + clicks, curve.after(clicks), bootstrap.mean(values(r -> r.iou(clicks))),
                            Form.PERCENT));
                }
            }
            all.add(Measure.plain("NoIC", results.stream().mapToInt(ObjectResult::disobeyed).sum(), Form.COUNT));
            all.add(mean("boundary IoU", r -> r.last().boundaryIou(), Form.PERCENT));
            all.add(Measure.plain("ECE", Reliability.of(results).expectedError(), Form.FINE));
            for (String measure : ErrorFinding.measures(results)) {
                ErrorFinding.of(results, measure).ifPresent(
                        finding -> all.add(Measure.plain("AUSE " + measure, finding.area(), Form.FINE)));
            }
            ClickTimes times = ClickTimes.of(results);
            all.add(Measure.plain("SPC", times.loop(), Form.MILLISECONDS));
            all.add(Measure.plain("SPC model", times.model(), Form.MILLISECONDS));
            all.add(Measure.plain("protocol", 1 - times.model() / times.loop(), Form.PERCENT));
            return all;
        }

        private Measure mean(String name, ToDoubleFunction<ObjectResult> of, Form form) {
            double[] values = values(of);
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return Measure.mean(name, sum / values.length, bootstrap.mean(values), form);
        }

        private double[] values(ToDoubleFunction<ObjectResult> of) {
            return results.stream().mapToDouble(of).toArray();
        }
    }
}
