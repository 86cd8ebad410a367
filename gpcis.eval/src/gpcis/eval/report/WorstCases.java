// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.click.Click;
import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.eval.page.HtmlText;
import gpcis.eval.record.SavedMasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The objects that took the first run the most clicks, click by click, with what the other runs made of them. */
final class WorstCases {

    private static final int OBJECTS = 3;
    private static final int RUNS = 2;
    private static final int[] SHOWN = {1, 2, 3, 5, 10, 20, 50};

    private final List<RunMeasures> runs;
    private final PictureFiles pictures;
    private final double target;

    /** @param target which IoU counts the clicks */
    WorstCases(List<RunMeasures> runs, PictureFiles pictures, double target) {
        this.runs = runs;
        this.pictures = pictures;
        this.target = target;
    }

    /** A few objects of each set of a run. */
    static List<ObjectResult> of(EvaluationRun run, double target) {
        int most = run.header().mostClicks();
        return run.header().dataSets().stream().flatMap(set -> run.of(set.name()).stream().sorted(Comparator
                .comparing((ObjectResult result) -> -result.noc(target, most + 1))
                .thenComparing(result -> result.last().iou())).limit(OBJECTS)).toList();
    }

    /** Those whose photos are at hand. */
    String html(List<DataSet> sets) {
        StringBuilder html = new StringBuilder();
        for (ObjectResult result : of(runs.get(0).run(), target)) {
            sets.stream().filter(set -> set.name().equals(result.dataSet())).findFirst()
                    .ifPresent(set -> html.append(html(set, result.object())));
        }
        return html.toString();
    }

    private String html(DataSet set, String object) {
        StringBuilder html = new StringBuilder("<section class=\"case\">" + HtmlText.heading(4, set.name() + ": " + object));
        Sample sample;
        try {
            sample = set.sample(object);
        } catch (Problem unreadable) {
            return html + HtmlText.paragraph("The photo cannot be shown: " + unreadable.getMessage()) + "</section>\n";
        }
        for (RunMeasures run : shown()) {
            run.run().of(set.name()).stream().filter(result -> result.object().equals(object)).findFirst()
                    .ifPresent(result -> html.append(strip(run, sample, result)));
        }
        return html.append("</section>\n").toString();
    }

    /** The first run, and the next if its masks can be seen too or neither's can. */
    private List<RunMeasures> shown() {
        boolean masks = hasMasks(runs.get(0));
        return runs.stream().filter(run -> run == runs.get(0) || hasMasks(run) || !masks).limit(RUNS).toList();
    }

    private static boolean hasMasks(RunMeasures run) {
        return Files.isDirectory(run.source().folder().resolve(SavedMasks.FOLDER));
    }

    private String strip(RunMeasures run, Sample sample, ObjectResult result) {
        Thumbnail thumbnail = new Thumbnail(sample);
        StringBuilder html = new StringBuilder("<div class=\"strip\"><p>" + HtmlText.escape(run.label() + ": "
                + result.reached(target, run.run().header().mostClicks())
                        .map(index -> SetMeasures.percent(target) + " % after " + index + (index == 1 ? " click" : " clicks"))
                        .orElse(SetMeasures.percent(target) + " % is not reached")) + "</p>\n");
        for (int index : shown(result)) {
            List<Click> clicks = result.clicks().subList(0, index).stream().map(ClickRecord::click).toList();
            String caption = String.format(Locale.ROOT, "click %d, IoU %.3f", index, result.clicks().get(index - 1).iou());
            html.append("<figure><img src=\"").append(thumbnail.address(mask(run, result, sample, index), clicks)).append("\" alt=\"")
                    .append(HtmlText.escape(caption)).append("\"/><figcaption>").append(HtmlText.escape(caption))
                    .append("</figcaption></figure>\n");
        }
        return html.append("</div>\n").toString();
    }

    private static SortedSet<Integer> shown(ObjectResult result) {
        SortedSet<Integer> shown = new TreeSet<>();
        for (int index : SHOWN) {
            if (index <= result.clicks().size()) {
                shown.add(index);
            }
        }
        shown.add(result.clicks().size());
        return shown;
    }

    private Optional<Mask> mask(RunMeasures run, ObjectResult result, Sample sample, int index) {
        Path file = SavedMasks.file(run.source().folder().resolve(SavedMasks.FOLDER), result.dataSet(), result.object(), index);
        return Files.isRegularFile(file) ? Optional.of(pictures.readMask(file, sample.picture().size())) : Optional.empty();
    }
}
