// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.EngineReport;
import gpcis.api.train.Trainer;
import gpcis.api.train.TrainingPlan;
import gpcis.api.train.TrainingRequest;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis train}: a training from its settings, or the rest of one. */
@Command(
        name = "train",
        description = "Trains a model.",
        subcommands = TrainExportCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis train --preset light --dry-run                 what it would be, and how long it would take",
            "  gpcis train --preset light -o runs/light              train",
            "  gpcis train mine.json seed=7 optimiser.rate=1e-3 -o runs/seven",
            "  gpcis train --resume runs/light                       go on after an end of whatever kind",
            "  gpcis train export runs/light -o my-model             the model as it is by now",
            "",
            "Settings: a JSON file, then NAME=VALUE for single ones; what neither states comes from the preset.",
            "--print shows all of them with their values. Paths may begin with a variable of the environment:",
            "$${GPCIS_DATA}/photos."
        })
final class TrainCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "CONFIG.json|NAME=VALUE", arity = "0..*", description = "Settings.")
    private List<String> stated = List.of();

    @Option(names = "--preset", paramLabel = "NAME", description = "Recipe to begin with: light, paper or released.")
    private String preset;

    @Option(names = {"-o", "--run"}, paramLabel = "FOLDER", description = "The run's folder; new or empty.")
    private Path folder;

    @Option(names = "--resume", paramLabel = "FOLDER", description = "Go on with the run in this folder.")
    private Path resumed;

    @Option(names = "--dry-run", description = "Measure a few steps, say what the training would be, write nothing.")
    private boolean dry;

    @Option(names = "--print", description = "Print the settings and do nothing.")
    private boolean print;

    TrainCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Trainer trainer = workbench.trainer();
        SortedMap<String, String> settings = settings(trainer);
        settings.forEach((name, value) -> terminal.say(name + "=" + value));
        if (print) {
            return 0;
        }
        if (dry) {
            say(trainer.plan(new TrainingRequest(settings, Path.of("."), false)), settings);
            return 0;
        }
        if (resumed == null && folder == null) {
            throw new Problem("the run has no folder", "name one: -o runs/mine");
        }
        Path run = resumed == null ? folder : resumed;
        try (Interruption interruption = new Interruption()) {
            trainer.train(new TrainingRequest(settings, run, resumed != null), new ProgressLine(terminal), interruption);
            terminal.say("trained: " + run.resolve("model"));
            return 0;
        } catch (CancellationException e) {
            terminal.say("stopped; go on with: gpcis train --resume " + run);
            return INTERRUPTED;
        }
    }

    private SortedMap<String, String> settings(Trainer trainer) {
        if (resumed != null) {
            if (!stated.isEmpty() || preset != null || folder != null) {
                throw new Problem("--resume goes on with the settings that are stored with the run", "state nothing else");
            }
            return trainer.settings(resumed);
        }
        Optional<Path> file = Optional.empty();
        Map<String, String> single = new TreeMap<>();
        for (String text : stated) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                single.put(text.substring(0, equals), text.substring(equals + 1));
            } else if (file.isEmpty()) {
                file = Optional.of(Path.of(text));
            } else {
                throw new Problem("there are two files of settings, " + file.get() + " and " + text, "give one");
            }
        }
        if (preset != null) {
            single.put("preset", preset);
        }
        return trainer.settings(file, single);
    }

    private void say(TrainingPlan plan, SortedMap<String, String> settings) {
        terminal.say(String.format(Locale.ROOT, "%,d numbers, %,d of them learned", plan.parameters(), plan.learned()));
        plan.objects().forEach((source, count) -> terminal.say(String.format(Locale.ROOT, "%s: %,d objects", source, count)));
        double seconds = plan.step().toMillis() / 1e3;
        terminal.say(String.format(Locale.ROOT, "%,d steps of %.2f s: %d:%02d h, until %s if it begins now", plan.steps(), seconds,
                plan.total().toHours(), plan.total().toMinutesPart(),
                LocalDateTime.now().plus(plan.total()).truncatedTo(ChronoUnit.MINUTES)
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)));
        EngineReport engine = workbench.engine().report();
        Finding gpu = GpuFindings.of(engine);
        terminal.say("computed on " + settings.getOrDefault("devices", "").transform(text -> text.isBlank() ? engine.device() : text)
                + "; " + gpu.text() + (gpu.remedy().isEmpty() ? "" : "; " + gpu.remedy()));
        plan.memory().ifPresent(bytes -> terminal.say(String.format(Locale.ROOT, "%.1f GB of memory at most", bytes / 1e9)));
    }
}
