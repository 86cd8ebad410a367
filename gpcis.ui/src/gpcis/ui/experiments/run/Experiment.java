// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import gpcis.api.progress.ProgressStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A training, an evaluation or a table: running, or on disk from before. What is read of it is read on one thread. */
public final class Experiment {

    private static final int LOG_LINES = 300;
    private static final String OURS = "gpcis: ";

    private final RunFiles files;
    private final Kind kind;
    private final Order order;
    private final LineFollower said;
    private final Measured measured;
    private final Deque<String> log = new ArrayDeque<>();
    private final ObjectProperty<Seen> seen = new SimpleObjectProperty<>(Seen.NOTHING);
    private volatile Child child;
    private volatile boolean stopping;
    /** False where what is known must be told once more. */
    private volatile boolean looked;

    /** Touched by the thread that looks. */
    private Optional<ProgressStep> step = Optional.empty();
    private Optional<String> left = Optional.empty();
    private boolean ended;

    /** @param order null where nobody knows any more what it was begun with */
    Experiment(RunFiles files, Kind kind, Order order) {
        this.files = files;
        this.kind = kind;
        this.order = order;
        this.said = new LineFollower(files.log());
        this.measured = switch (kind) {
            case TRAINING -> new TrainingLog(files.folder());
            case EVALUATION -> new EvaluationRecords(files.folder(), "");
            case TABLE -> new TableRecords(files.folder());
        };
    }

    public String name() {
        return files.name();
    }

    public Kind kind() {
        return kind;
    }

    /** What the command writes to. */
    public Path folder() {
        return files.folder();
    }

    /** The page about it, once there is one. */
    public Optional<Path> report() {
        return Optional.of(kind.report(files.folder())).filter(Files::exists);
    }

    /** What was last found out; changes on the window's thread. */
    public ReadOnlyObjectProperty<Seen> seen() {
        return seen;
    }

    /** Whether it can be begun again where it ended. */
    public boolean canGoOn() {
        return !runs() && (order != null || kind == Kind.TRAINING && Files.exists(files.folder().resolve("config.json")));
    }

    public boolean runs() {
        return child != null && child.runs();
    }

    /** Begins it, or goes on. @throws gpcis.api.problem.Problem if the process cannot be started */
    void start() {
        Order known = order != null ? order : new Order(kind, List.of(), "");
        stopping = false;
        child = Child.start(known.goOn(files.folder()), known.data(), files.log());
    }

    /** Asks it to end with what it has. */
    public void stop() {
        if (runs()) {
            stopping = true;
            looked = false;
            child.stop();
        }
    }

    /** Whether it was asked to end. */
    public boolean stopping() {
        return stopping && runs();
    }

    /** Ends it at once; what it has written can be gone on with. */
    public void kill() {
        if (runs()) {
            stopping = true;
            child.kill();
        }
    }

    void await(long seconds) throws InterruptedException {
        if (child != null) {
            child.await(seconds);
        }
    }

    /** Another process begins: what the last one left is read anew. */
    void forget() {
        measured.restart();
        step = Optional.empty();
        left = Optional.empty();
        ended = false;
        looked = false;
    }

    /** Reads what is new; empty where nothing is. */
    Optional<Seen> look() throws IOException {
        // Asked before the files are read: what it wrote last is then among what is read.
        boolean running = runs();
        boolean over = !running && !ended;
        LineFollower.News news = said.next();
        news.lines().forEach(this::hear);
        boolean changed = measured.look() | !news.lines().isEmpty() | over | !looked;
        looked = true;
        ended = !running;
        return changed ? Optional.of(found(running)) : Optional.empty();
    }

    private void hear(String line) {
        if (log.size() == LOG_LINES) {
            log.removeFirst();
        }
        log.addLast(line);
        ProgressWords.read(line).ifPresent(told -> {
            step = Optional.of(told.step());
            left = told.left();
        });
    }

    private Seen found(boolean running) {
        State state = running ? stopping ? State.STOPPING : State.RUNNING : end();
        return new Seen(state, step, running ? left : Optional.empty(), measured.plots(),
                String.join("\n", log), state == State.FAILED ? failure() : "");
    }

    private State end() {
        if (child == null) {
            return report().isPresent() ? State.FINISHED : State.STOPPED;
        }
        int code = child.exitCode();
        return code == 0 ? State.FINISHED : code == Child.STOPPED || stopping ? State.STOPPED : State.FAILED;
    }

    /** The last thing that it said as its own, not what libraries said. */
    private String failure() {
        List<String> ours = log.stream().filter(line -> line.startsWith(OURS)).toList();
        return ours.isEmpty() ? log.isEmpty() ? "" : log.getLast()
                : ours.stream().skip(Math.max(0, ours.size() - 2)).map(line -> line.substring(OURS.length()))
                        .collect(Collectors.joining("\n"));
    }

    void show(Seen now) {
        seen.set(now);
    }
}
