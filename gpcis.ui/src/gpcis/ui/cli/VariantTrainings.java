// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.progress.ProgressStep;
import gpcis.api.train.Trainer;
import gpcis.api.train.TrainingRequest;
import gpcis.ui.variant.Variant;
import gpcis.ui.variant.Variants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Trains variants of Table 4 by one recipe, each from the same seeds: what differs is the parts and the terms of the objective
 * that a variant names. Trainings lie in {@code VARIANT-SEED/} and are taken up where they are.
 */
final class VariantTrainings {

    private static final String DEVICES = "devices";
    private static final String OBJECTIVE = "objective.";
    private static final String WEIGHT = ".weight";

    private final Workbench workbench;
    private final Terminal terminal;
    private final Path folder;

    /** @param folder of all of them */
    VariantTrainings(Workbench workbench, Terminal terminal, Path folder) {
        this.workbench = workbench;
        this.terminal = terminal;
        this.folder = folder;
    }

    private record Planned(String variant, long seed, Path run, SortedMap<String, String> settings) {

        String label() {
            return variant + ", seed " + seed;
        }
    }

    /**
     * Trains what is not trained yet; all variants from one seed before the next seed.
     *
     * @throws CancellationException if cancelled; the same call goes on
     */
    List<TrainedVariant> train(List<String> variants, TrainingChoice choice, Cancellation cancellation) {
        List<Planned> planned = planned(variants, choice);
        trainAll(planned, choice.devices(), cancellation);
        return planned.stream().map(each -> new TrainedVariant(each.variant, each.seed,
                workbench.models().open(each.run.resolve("model").toString()))).toList();
    }

    /** Trains one of them, counted from 0. */
    void trainOnly(List<String> variants, TrainingChoice choice, int number, Cancellation cancellation) {
        train(planned(variants, choice).get(number), choice.devices().get(0), cancellation);
    }

    /** Folders of all of them, or nothing where all are trained. */
    List<String> left(List<String> variants, TrainingChoice choice) {
        List<Planned> planned = planned(variants, choice);
        return planned.stream().allMatch(VariantTrainings::trained) ? List.of()
                : planned.stream().map(each -> each.run.toString()).toList();
    }

    private static boolean trained(Planned planned) {
        return Files.exists(planned.run.resolve("model").resolve("manifest.json"));
    }

    private List<Planned> planned(List<String> variants, TrainingChoice choice) {
        Variants known = workbench.variants();
        List<Planned> planned = new ArrayList<>();
        for (long seed : choice.seeds()) {
            for (String variant : variants) {
                planned.add(new Planned(variant, seed, folder.resolve(variant + "-" + seed),
                        settings(known.open(variant), seed, choice)));
            }
        }
        return planned;
    }

    private SortedMap<String, String> settings(Variant variant, long seed, TrainingChoice choice) {
        Trainer trainer = workbench.trainer();
        Map<String, String> stated = choice.stated();
        variant.parts().forEach((kind, part) -> stated.put("model." + kind.key() + ".name", part));
        Map<String, Object> terms = variant.configurations().getOrDefault(Variant.OBJECTIVE, Map.of());
        for (String name : trainer.settings(choice.file(), choice.stated()).keySet()) {
            if (name.startsWith(OBJECTIVE) && name.endsWith(WEIGHT)
                    && !terms.containsKey(name.substring(OBJECTIVE.length(), name.length() - WEIGHT.length()))) {
                stated.put(name, "0");
            }
        }
        terms.forEach((term, weight) -> stated.put(OBJECTIVE + term + WEIGHT, String.valueOf(weight)));
        stated.put("seed", Long.toString(seed));
        stated.put("name", "variant-" + variant.name());
        return trainer.settings(choice.file(), stated);
    }

    private void trainAll(List<Planned> planned, List<String> devices, Cancellation cancellation) {
        BlockingQueue<String> idle = new LinkedBlockingQueue<>(devices);
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(devices.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Planned each : planned) {
                running.add(threads.submit(() -> {
                    String device = idle.take();
                    try {
                        train(each, device, () -> failed.get() || cancellation.cancelled());
                    } catch (RuntimeException | Error e) {
                        failed.set(true);
                        throw e;
                    } finally {
                        idle.add(device);
                    }
                    return null;
                }));
            }
            await(running);
        } finally {
            threads.shutdown();
        }
    }

    private static void await(List<Future<?>> running) {
        RuntimeException failure = null;
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
                // Those that were stopped because another one failed say nothing about why.
                failure = failure == null || failure instanceof CancellationException ? cause : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void train(Planned planned, String device, Cancellation cancellation) {
        if (cancellation.cancelled()) {
            throw new CancellationException("cancelled before " + planned.label());
        }
        Trainer trainer = workbench.trainer();
        boolean begun = Files.isDirectory(planned.run) && Files.exists(planned.run.resolve("config.json"));
        SortedMap<String, String> settings = begun ? trainer.settings(planned.run) : new TreeMap<>(planned.settings);
        if (begun && !withoutDevices(settings).equals(withoutDevices(planned.settings))) {
            throw new Problem("the training in " + planned.run + " was begun with other settings",
                    "state the same ones again, or choose another folder");
        }
        if (trained(planned)) {
            terminal.say(planned.label() + ": trained before");
            return;
        }
        if (!begun && !device.isEmpty()) {
            settings.put(DEVICES, device);
        }
        terminal.say(planned.label() + ": " + (begun ? "goes on" : "begins"));
        Progress progress = new ProgressLine(terminal);
        trainer.train(new TrainingRequest(settings, planned.run, begun), step -> progress.report(new ProgressStep(
                planned.label(), step.done(), step.total(), step.detail())), cancellation);
    }

    private static Map<String, String> withoutDevices(Map<String, String> settings) {
        Map<String, String> rest = new TreeMap<>(settings);
        rest.remove(DEVICES);
        return rest;
    }
}
