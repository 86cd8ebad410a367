// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gpcis bench}: what can be measured. */
@Command(
        name = "bench",
        description = "Measures time and memory on this machine.",
        subcommands = {
            BenchHeadCommand.class, BenchBackboneCommand.class, BenchClickCommand.class, BenchStartCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to measure: gpcis bench head, backbone, click or start");
    }
}
