// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The experiments of a folder, those that run and those from before. The list belongs to the window's thread. */
public final class Experiments implements AutoCloseable {

    private static final long MILLISECONDS = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final ObservableList<Experiment> list = FXCollections.observableArrayList();
    private final Executor window;
    private final Consumer<Throwable> failed;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gpcis experiments");
        thread.setDaemon(true);
        return thread;
    });
    /** The list as the thread that looks may see it. */
    private volatile List<Experiment> looked = List.of();
    private Path folder;

    /**
     * @param folder where experiments are, and begin
     * @param window runs what it is given on the window's thread, later
     * @param failed is told what goes wrong, on the window's thread
     */
    public Experiments(Path folder, Executor window, Consumer<Throwable> failed) {
        this.folder = folder;
        this.window = window;
        this.failed = failed;
        list.addListener((InvalidationListener) change -> looked = List.copyOf(list));
        find();
        looking.scheduleWithFixedDelay(this::look, 0, MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** The newest first. */
    public ObservableList<Experiment> list() {
        return list;
    }

    public Path folder() {
        return folder;
    }

    /** Shows another folder's; those that run stay. */
    public void use(Path other) {
        folder = other;
        find();
    }

    /** Takes up what is in the folder. */
    public void find() {
        Path where = folder;
        looking.execute(() -> {
            try {
                List<Experiment> found = found(where);
                window.execute(() -> take(found));
            } catch (IOException | RuntimeException e) {
                window.execute(() -> failed.accept(e));
            }
        });
    }

    private void take(List<Experiment> found) {
        list.removeIf(experiment -> !experiment.runs() && !experiment.folder().getParent().equals(folder));
        Set<Path> known = new HashSet<>();
        list.forEach(experiment -> known.add(experiment.folder()));
        found.stream().filter(experiment -> known.add(experiment.folder())).forEach(list::add);
    }

    private static List<Experiment> found(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(Files::isDirectory).sorted(Comparator.comparing(Experiments::age).reversed())
                    .flatMap(run -> Kind.of(run).map(kind -> {
                        RunFiles files = new RunFiles(folder, run.getFileName().toString());
                        return new Experiment(files, kind, Order.read(files.order()).orElse(null));
                    }).stream()).toList();
        }
    }

    private static FileTime age(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /**
     * Begins an experiment.
     *
     * @param name of its folder
     * @throws Problem if there is one of that name, or it cannot be started
     */
    public Experiment begin(String name, Order order) {
        RunFiles files = new RunFiles(folder, name);
        if (name.isBlank() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new Problem("'" + name + "' is no name for a run", "choose letters, digits and hyphens");
        }
        if (files.exist()) {
            throw new Problem("there is a run " + name + " in " + folder, "choose another name, or go on with that one");
        }
        order.write(files.order());
        Experiment experiment = new Experiment(files, order.kind(), order);
        start(experiment);
        list.add(0, experiment);
        return experiment;
    }

    /** Goes on with an experiment that has ended early. */
    public void goOn(Experiment experiment) {
        start(experiment);
    }

    private void start(Experiment experiment) {
        experiment.start();
        looking.execute(experiment::forget);
        looking.execute(() -> look(experiment));
    }

    private void look() {
        looked.forEach(this::look);
    }

    private void look(Experiment experiment) {
        try {
            Optional<Seen> seen = experiment.look();
            seen.ifPresent(now -> window.execute(() -> experiment.show(now)));
        } catch (IOException | RuntimeException e) {
            window.execute(() -> failed.accept(e));
        }
    }

    /** Those that run. */
    public List<Experiment> running() {
        return looked.stream().filter(Experiment::runs).toList();
    }

    /** Asks all that run to end with what they have, and waits until they have. */
    @Override
    public void close() {
        looking.shutdown();
        List<Experiment> running = running();
        running.forEach(Experiment::stop);
        try {
            for (Experiment experiment : running) {
                experiment.await(PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
