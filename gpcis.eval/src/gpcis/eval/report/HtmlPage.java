// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.ReportRequest;
import gpcis.api.picture.PictureFiles;
import gpcis.eval.page.HtmlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The whole report as one page that needs nothing outside it: no script, no font, no address. */
final class HtmlPage {

    private final ReportRequest request;
    private final List<RunMeasures> runs;
    private final PictureFiles pictures;

    HtmlPage(ReportRequest request, List<RunMeasures> runs, PictureFiles pictures) {
        this.request = request;
        this.runs = runs;
        this.pictures = pictures;
    }

    /** @param sheets main tables first */
    String html(List<Sheet> sheets) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>" + HtmlText.escape(request.title())
                + "</title>\n<style>\n" + style() + "</style></head>\n<body>\n" + HtmlText.heading(1, request.title()));
        if (runs.stream().anyMatch(run -> !run.run().complete())) {
            html.append("<p class=\"warning\">Not every run is complete; see the end of this page.</p>\n");
        }
        sheets.forEach(sheet -> html.append(HtmlTable.of(sheet)));
        for (String set : RunMeasures.sets(runs)) {
            html.append(HtmlText.heading(2, set)).append("<div class=\"plots\">\n");
            new Plots(set, runs).all(request.targets()).forEach(html::append);
            html.append("</div>\n");
        }
        html.append(worst());
        html.append(HtmlText.heading(2, "How this was measured"));
        runs.forEach(run -> html.append(RunFacts.html(run)));
        return html.append("</body></html>\n").toString();
    }

    private String worst() {
        double target = request.targets().get(request.targets().size() - 1);
        String html = new WorstCases(runs, pictures, target).html(request.dataSets());
        return html.isEmpty() ? "" : HtmlText.heading(2, "Worst cases")
                + HtmlText.paragraph("What took " + runs.get(0).label() + " the most clicks to "
                        + SetMeasures.percent(target) + " %. White: outline of the truth; blue: the mask after the click, where masks"
                        + " were saved; green dots on the object, red ones beside it, the newest largest.") + html;
    }

    private static String style() {
        try (InputStream style = HtmlPage.class.getResourceAsStream("/style/report.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
