// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gpcis model}: what can be done with one model. */
@Command(
        name = "model",
        description = "Makes models.",
        subcommands = ModelNewCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class ModelCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the model: gpcis model new");
    }
}
