// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gpcis workbench}: the window. */
@Command(
        name = "workbench",
        description = "Opens the window: annotate photos with clicks, look into the Gaussian process, swap parts.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis workbench cat.jpg",
            "  gpcis workbench photos/"
        })
final class WorkbenchCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "PHOTO|FOLDER", description = "What to open.")
    private List<Path> opened = List.of();

    private final Workbench workbench;

    WorkbenchCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        workbench.application().run(opened);
        return 0;
    }
}
