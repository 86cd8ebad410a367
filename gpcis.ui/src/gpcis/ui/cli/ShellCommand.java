// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code gpcis shell}: only what the help tells about it. The launcher brings the shell's own bundles up before any command
 * could, so it looks for the word itself, and this command is reached only where it stands in another place.
 */
@Command(
        name = "shell",
        description = {
            "Starts the workbench with a shell: swap parts, stop and start bundles, and click, all while it runs.",
            "Type gpcis:help there. Lines can be piped in as well; at their end the shell ends, and so does `exit`."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis shell",
            "  printf 'gpcis:services\\n' | gpcis shell"
        })
final class ShellCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Problem("the shell did not start", "put it first on the command line: gpcis shell");
    }
}
