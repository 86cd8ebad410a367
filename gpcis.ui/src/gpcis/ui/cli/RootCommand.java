// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gpcis}: the commands under one roof. */
@Command(
        name = "gpcis",
        description = "Cuts objects out of photos: click on the object, click on what is not the object.",
        subcommands = {
            DemoCommand.class, WorkbenchCommand.class, SegmentCommand.class, ReplayCommand.class,
            AnnotationsCommand.class, ModelsCommand.class, ModelCommand.class, ImportCommand.class, ExportCommand.class,
            ForwardCommand.class, ShellCommand.class, TrainCommand.class, EvalCommand.class, TableCommand.class,
            BenchCommand.class, VerifyCommand.class, DoctorCommand.class, CompletionCommand.class
        },
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis demo                                         see it work, without a photo of your own",
            "  gpcis segment cat.jpg --click 320,240 -o cat.png   cut out what lies at column 320, row 240",
            "  gpcis doctor                                       find out what is wrong with an installation"
        })
final class RootCommand implements Runnable {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print details and stack traces of errors.")
    private boolean verbose;

    @Option(names = "--device", scope = ScopeType.INHERIT, paramLabel = "DEVICE",
            description = "Where networks run: cpu, or gpu:0 for the first GPU. Without that GPU the CPU does the work.")
    private String device;

    @Spec
    private CommandSpec spec;

    /** The device that is asked for, if any. */
    Optional<String> device() {
        return Optional.ofNullable(device);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
