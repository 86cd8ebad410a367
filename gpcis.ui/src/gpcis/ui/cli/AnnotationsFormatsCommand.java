// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code gpcis annotations formats}: what can be exported and imported. */
@Command(name = "formats", description = "Lists the formats of other programs that masks can be carried to and from.")
final class AnnotationsFormatsCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    AnnotationsFormatsCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        workbench.annotationFormats().forEach((name, format) ->
                terminal.say(String.format("%-16s %s", name, format.description())));
        return 0;
    }
}
