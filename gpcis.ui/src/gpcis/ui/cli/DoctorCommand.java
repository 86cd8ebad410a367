// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** {@code gpcis doctor}: looks at everything that has to be right, and says what to do about what is not. */
@Command(
        name = "doctor",
        description = "Looks at Java, the tensor engine, bundles, parts, models and disk space; says how to mend what is wrong.",
        footerHeading = "%nExit code:%n",
        footer = "  0 when all is well, 1 otherwise")
final class DoctorCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;
    private int ills;

    DoctorCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        print("Machine", MachineFindings.collect());
        print("Bundles", BundleFindings.collect(workbench));
        print("Tensor engine", EngineFindings.collect(workbench));
        print("Parts", PartFindings.parts(workbench));
        print("Models", PartFindings.models(workbench));
        terminal.say("");
        terminal.say(ills == 0 ? "All is well." : ills + (ills == 1 ? " thing needs" : " things need") + " attention, marked ✗.");
        return ills == 0 ? 0 : 1;
    }

    private void print(String heading, List<Finding> findings) {
        terminal.say(styled("bold", heading));
        for (Finding finding : findings) {
            ills += finding.well() ? 0 : 1;
            String mark = finding.well() ? styled("green", "✓") : styled("red,bold", "✗");
            terminal.say("  " + mark + " " + finding.text());
            if (!finding.remedy().isEmpty()) {
                terminal.say("      → " + finding.remedy());
            }
        }
    }

    private String styled(String style, String text) {
        return (terminal.colours() ? Ansi.ON : Ansi.OFF).string("@|" + style + " " + text + "|@");
    }
}
