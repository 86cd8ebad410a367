// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The person's own browser. */
final class Browser {

    private Browser() { }

    /** Shows a page there. @throws Problem if none can be started */
    static void open(Path page) {
        String system = System.getProperty("os.name");
        List<String> command = system.startsWith("Windows") ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
                : List.of(system.startsWith("Mac") ? "open" : "xdg-open", page.toUri().toString());
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new Problem("no browser could be started: " + e.getMessage(), "open " + page + " yourself", e);
        }
    }
}
