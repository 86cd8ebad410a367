// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunPageTest {

    @Test
    void plotsWhatTheLogSaysAndNothingElse() {
        List<JsonObject> lines = new ArrayList<>();
        for (int step = 1; step <= 1000; step++) {
            lines.add(JsonParser.parseString("{\"step\":" + step + ",\"loss\":" + 1.0 / step + "}").getAsJsonObject());
        }
        Matcher plots = Pattern.compile("<polyline points=\"([^\"]+)\"").matcher(new LogCurves(lines).plot("Loss", "loss",
                new LogCurves.Curve("loss", "sum"), new LogCurves.Curve("nfl", "not in this log")));
        assertTrue(plots.find());
        // 1000 points are taken together by threes
        assertEquals(334, plots.group(1).split(" ").length);
        assertFalse(plots.find());
        assertEquals("", new LogCurves(lines).plot("Loss", "loss", new LogCurves.Curve("nfl", "not in this log")));
    }

    @Test
    void textFromSettingsIsNoMarkup() {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("name", "<script>alert(1)</script>");
        String html = new RunPage("<b>", "\"done\" & dusted", settings, List.of(), List.of()).html();
        assertTrue(html.contains("&lt;script&gt;") && html.contains("&quot;done&quot; &amp; dusted") && !html.contains("<script"), html);
    }
}
