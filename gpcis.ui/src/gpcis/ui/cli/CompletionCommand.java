// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gpcis completion}: what makes a command shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script with which bash and zsh complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(gpcis completion)                                             for this terminal",
            "  gpcis completion > ~/.local/share/bash-completion/completions/gpcis      for good"
        })
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(AutoComplete.bash("gpcis", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
