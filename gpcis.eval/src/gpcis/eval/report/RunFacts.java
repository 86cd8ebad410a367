// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunSession;
import gpcis.api.evaluate.RunSet;
import gpcis.api.evaluate.SkippedObject;
import gpcis.eval.page.HtmlText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a run came about, as a page says it. */
final class RunFacts {

    private final StringBuilder html = new StringBuilder();

    private RunFacts() { }

    static String html(RunMeasures run) {
        return new RunFacts().of(run);
    }

    private String of(RunMeasures run) {
        RunHeader header = run.run().header();
        html.append("<section class=\"facts\">").append(HtmlText.heading(3, run.label())).append("<dl>\n");
        fact("model", header.model().name() + ", weights SHA-256 " + header.model().hash());
        fact("parameters", header.model().parameters() + " (" + header.model().bytes() + " bytes)");
        fact("made for", texts(header.model().parts()));
        fact("parts in force", texts(header.parts()));
        fact("ε²", header.epsilonSquared() + (header.random() ? ", w and f_n drawn" : ", deterministic"));
        fact("clicks", "user " + header.user() + ", at most " + header.mostClicks() + ", until IoU " + header.targetIou()
                + ", seed " + header.seed());
        fact("notes on the model", texts(header.model().notes()));
        for (RunSet set : header.dataSets()) {
            fact("set " + set.name(), set.objects() + " objects (ids SHA-256 " + set.hash() + "); predictor "
                    + header.predictor() + ": " + texts(set.predictor()));
            set.faults().forEach(fault -> fact("left out of " + set.name(), fault));
        }
        for (SkippedObject object : run.run().skipped()) {
            fact("skipped", object.dataSet() + " " + object.object() + ": " + object.reason());
        }
        if (!run.run().complete()) {
            fact("incomplete", run.run().results().size() + " of " + header.objects() + " objects are measured");
        }
        run.run().sessions().forEach(session -> fact("process of " + session.started(), session(session)));
        fact("workbench", header.workbench() + "; bundles " + header.bundles().entrySet().stream()
                .map(bundle -> bundle.getKey() + " " + bundle.getValue()).sorted().collect(Collectors.joining(", ")));
        return html.append("</dl></section>\n").toString();
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            html.append("<dt>").append(HtmlText.escape(name)).append("</dt><dd>").append(HtmlText.escape(value)).append("</dd>\n");
        }
    }

    private static String session(RunSession session) {
        return String.join(", ", List.of(session.system(), session.processor(), session.cores() + " cores",
                session.memory() / (1 << 20) + " MiB", "Java " + session.java(), session.engine() + " on " + session.device(),
                session.threads() + " threads", session.workers() + " workers", "shard " + session.shard()));
    }

    private static String texts(Map<String, String> map) {
        return new TreeMap<>(map).entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
