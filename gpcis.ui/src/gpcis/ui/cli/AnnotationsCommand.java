// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gpcis annotations}: what belongs to annotated pictures. */
@Command(
        name = "annotations",
        description = "Carries annotated pictures to and from other programs' formats.",
        subcommands = {
            AnnotationsExportCommand.class, AnnotationsImportCommand.class, AnnotationsFormatsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class AnnotationsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do with the annotations: gpcis annotations export, import or formats");
    }
}
