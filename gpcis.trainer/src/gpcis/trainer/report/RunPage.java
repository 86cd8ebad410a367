// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.report;

import com.google.gson.JsonObject;
import gpcis.eval.page.HtmlText;
import gpcis.trainer.report.LogCurves.Curve;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A training run as one page that needs nothing outside it.
 *
 * @param title heading
 * @param outcome how far it came, in a sentence
 * @param settings all of them
 * @param lines of the log
 * @param samples pictures of samples, oldest first
 */
public record RunPage(
        String title, String outcome, SortedMap<String, String> settings, List<JsonObject> lines, List<Path> samples) {

    private static final int MOST_PICTURES = 3;

    /** The page. */
    public String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>" + HtmlText.escape(title)
                + "</title>\n<style>\n" + style() + "</style></head>\n<body>\n" + HtmlText.heading(1, title)
                + HtmlText.paragraph(outcome));
        html.append("<div class=\"plots\">\n");
        plots().forEach(html::append);
        html.append("</div>\n").append(validations()).append(pictures()).append(HtmlText.heading(2, "Settings"));
        html.append("<figure class=\"sheet\"><table>\n<thead><tr><th scope=\"col\">setting</th><th scope=\"col\">value</th></tr>"
                + "</thead>\n<tbody>\n");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            html.append(row(setting.getKey(), setting.getValue()));
        }
        return html.append("</tbody></table></figure>\n</body></html>\n").toString();
    }

    private Stream<String> plots() {
        LogCurves curves = new LogCurves(lines);
        return Stream.of(
                curves.plot("Loss", "loss", new Curve("loss", "sum"), new Curve("nfl", "normalised focal loss")),
                curves.plot("Variational term", "L_VI, not weighted", new Curve("lvi", "L_VI")),
                curves.plot("IoU of the training's own predictions", "mean IoU", new Curve("iou", "IoU")),
                curves.plot("Validation: clicks", "mean NoC", new Curve("validationNoc", "NoC")),
                curves.plot("Validation: IoU", "mean IoU", new Curve("validationIou1", "after 1 click"),
                        new Curve("validationIou5", "after 5 clicks")),
                curves.plot("Learning rate", "highest rate", new Curve("rate", "rate")),
                curves.plot("Norm of the gradients", "norm", new Curve("gradientNorm", "norm")),
                curves.plot("Where the time goes", "seconds a step", new Curve("secondsPerStep", "all"),
                        new Curve("samples", "waiting for samples"), new Curve("corrections", "corrections"),
                        new Curve("forward", "backbone forward"), new Curve("head", "Gaussian process and loss"),
                        new Curve("backward", "backbone backward"), new Curve("update", "update")),
                curves.plot("Memory", "MB resident", new Curve("memory", "resident")));
    }

    private String validations() {
        List<JsonObject> said = lines.stream().filter(line -> line.has("validationNoc")).toList();
        if (said.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder(HtmlText.heading(2, "Validations") + "<figure class=\"sheet\"><table>\n<thead><tr>");
        Stream.of("step", "NoC", "failures", "IoU after 1 click", "IoU after 5", "").forEach(name ->
                html.append("<th scope=\"col\">").append(name).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (JsonObject line : said) {
            html.append(row(line.get("step").getAsString(), number(line, "validationNoc", 2),
                    line.get("validationFailures").getAsString(), number(line, "validationIou1", 3),
                    number(line, "validationIou5", 3), line.get("best").getAsBoolean() ? "best so far" : ""));
        }
        return html.append("</tbody></table></figure>\n").toString();
    }

    private static String number(JsonObject line, String key, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", line.get(key).getAsDouble());
    }

    private static String row(String name, String... values) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">" + HtmlText.escape(name) + "</th>");
        for (String value : values) {
            row.append("<td>").append(HtmlText.escape(value)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    /** The first, the last, and between. */
    private String pictures() {
        int count = Math.min(MOST_PICTURES, samples.size());
        StringBuilder html = new StringBuilder();
        IntStream.range(0, count).map(i -> count == 1 ? 0 : i * (samples.size() - 1) / (count - 1)).mapToObj(samples::get)
                .forEach(file -> html.append(picture(file)));
        return html.isEmpty() ? "" : HtmlText.heading(2, "Samples")
                + HtmlText.paragraph("One a row: the picture with its clicks, green on the object and red beside it; the truth, blue"
                        + " where nothing is said; the prediction.") + html;
    }

    private static String picture(Path file) {
        try {
            String name = HtmlText.escape(file.getFileName().toString());
            return "<figure><img alt=\"" + name + "\" src=\"data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(file)) + "\"/><figcaption>" + name
                    + "</figcaption></figure>\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String style() {
        try (InputStream style = RunPage.class.getResourceAsStream("/style/report.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
