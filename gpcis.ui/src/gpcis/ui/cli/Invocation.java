// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * One run of the command line: makes the commands, hands them their services, and turns what comes of it into an exit
 * code.
 */
final class Invocation {

    private final Workbench workbench;
    private final Terminal terminal;

    Invocation(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    /** Parses, runs, and returns the exit code: 0 done, 1 a problem, 2 wrong usage, 70 an error of this program. */
    int run(String... arguments) {
        ErrorReport errors = new ErrorReport(terminal, Arrays.asList(arguments).contains("--verbose"));
        try {
            return commandLine()
                    .setParameterExceptionHandler(errors)
                    .setExecutionExceptionHandler(errors)
                    .setExecutionStrategy(this::execute)
                    .execute(arguments);
        } catch (Throwable failure) {
            // Errors that are no exceptions: out of memory, a native library that does not load.
            return errors.print(failure);
        }
    }

    /** The device is chosen before the engine starts, which it does with the first command that needs it. */
    private int execute(ParseResult parsed) {
        CommandSpec root = parsed.commandSpec().root();
        if (!parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)
                && root.userObject() instanceof RootCommand command && command.device().isPresent()) {
            System.setProperty("gpcis.device", command.device().get());
            report(root);
        }
        return new RunLast().execute(parsed);
    }

    /** What goes wrong before the command runs is to be told like what goes wrong in it. */
    private void report(CommandSpec root) {
        try {
            workbench.engine().report().notes().forEach(note -> terminal.err().println("gpcis: " + note));
        } catch (Problem problem) {
            throw new ExecutionException(root.commandLine(), problem.line(), problem);
        }
    }

    /** All commands, ready to parse. */
    CommandLine commandLine() {
        Ansi ansi = terminal.colours() ? Ansi.ON : Ansi.OFF;
        return new CommandLine(RootCommand.class, new Commands(workbench, terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(terminal.colours());
    }

    /** Makes commands through their constructors, everything else as picocli does. */
    private static final class Commands implements IFactory {

        private final Map<Class<?>, Supplier<?>> makers;

        Commands(Workbench workbench, Terminal terminal) {
            this.makers = Map.ofEntries(
                    Map.entry(VersionLine.class, () -> new VersionLine(workbench)),
                    Map.entry(SegmentCommand.class, () -> new SegmentCommand(workbench, terminal)),
                    Map.entry(WorkbenchCommand.class, () -> new WorkbenchCommand(workbench)),
                    Map.entry(ForwardCommand.class, () -> new ForwardCommand(workbench, terminal)),
                    Map.entry(DemoCommand.class, () -> new DemoCommand(workbench, terminal)),
                    Map.entry(DoctorCommand.class, () -> new DoctorCommand(workbench, terminal)),
                    Map.entry(VerifyCommand.class, () -> new VerifyCommand(workbench, terminal)),
                    Map.entry(BenchHeadCommand.class, () -> new BenchHeadCommand(workbench, terminal)),
                    Map.entry(BenchBackboneCommand.class, () -> new BenchBackboneCommand(workbench, terminal)),
                    Map.entry(BenchClickCommand.class, () -> new BenchClickCommand(workbench, terminal)),
                    Map.entry(BenchStartCommand.class, () -> new BenchStartCommand(workbench, terminal)),
                    Map.entry(ModelsCommand.class, () -> new ModelsCommand(workbench, terminal)),
                    Map.entry(ModelNewCommand.class, () -> new ModelNewCommand(workbench, terminal)),
                    Map.entry(EvalCommand.class, () -> new EvalCommand(workbench, terminal)),
                    Map.entry(EvalMergeCommand.class, () -> new EvalMergeCommand(workbench, terminal)),
                    Map.entry(EvalReportCommand.class, () -> new EvalReportCommand(workbench, terminal)),
                    Map.entry(EvalCompareCommand.class, () -> new EvalCompareCommand(workbench, terminal)),
                    Map.entry(TableCommand.class, () -> new TableCommand(workbench, terminal)),
                    Map.entry(EvalNextClickCommand.class, () -> new EvalNextClickCommand(workbench, terminal)),
                    Map.entry(ImportCommand.class, () -> new ImportCommand(workbench, terminal)),
                    Map.entry(ExportCommand.class, () -> new ExportCommand(workbench, terminal)),
                    Map.entry(ReplayCommand.class, () -> new ReplayCommand(workbench, terminal)),
                    Map.entry(AnnotationsExportCommand.class, () -> new AnnotationsExportCommand(workbench, terminal)),
                    Map.entry(AnnotationsImportCommand.class, () -> new AnnotationsImportCommand(workbench, terminal)),
                    Map.entry(AnnotationsFormatsCommand.class, () -> new AnnotationsFormatsCommand(workbench, terminal)),
                    Map.entry(TrainCommand.class, () -> new TrainCommand(workbench, terminal)),
                    Map.entry(TrainExportCommand.class, () -> new TrainExportCommand(workbench, terminal)));
        }

        @Override
        public <K> K create(Class<K> type) throws Exception {
            Supplier<?> maker = makers.get(type);
            return maker == null ? CommandLine.defaultFactory().create(type) : type.cast(maker.get());
        }
    }
}
