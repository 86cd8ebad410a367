// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gpcis eval}: the evaluation protocol of the field. */
@Command(
        name = "eval",
        description = "Evaluates by the field's protocol: simulated clicks on data sets whose truth is known.",
        subcommands = EvalNextClickCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class EvalCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: gpcis eval next-click");
    }
}
