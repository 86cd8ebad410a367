// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of the trainings of Table 4. */
final class TrainingChoice {

    /** Fewer say nothing about what a training's draw does to the result. */
    private static final int FEWEST_SEEDS = 2;

    @Option(names = "--train", description = "Table 4: train every variant first, from each of the seeds. Trainings that are done are"
            + " kept, others gone on with.")
    private boolean train;

    @Option(names = "--train-config", paramLabel = "FILE", description = "Settings of the trainings, as of gpcis train.")
    private Path file;

    @Option(names = "--train-preset", paramLabel = "NAME", description = "Recipe that they begin with: light, paper or released;"
            + " what the file says, or light, otherwise.")
    private String preset;

    @Option(names = "--train-setting", paramLabel = "NAME=VALUE", description = "A single setting of them. As often as you like.")
    private Map<String, String> stated = new TreeMap<>();

    @Option(names = "--train-seeds", paramLabel = "N", split = ",", defaultValue = "0,1,2",
            description = "Seeds, the same for every variant; ${DEFAULT-VALUE} otherwise.")
    private List<Long> seeds;

    @Option(names = "--train-devices", paramLabel = "DEVICE", split = ",",
            description = "Devices, one training at a time on each: gpu:0,gpu:1. One after another on the usual one otherwise.")
    private List<String> devices = List.of();

    boolean wanted() {
        return train;
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** What is stated beside the file. */
    Map<String, String> stated() {
        Map<String, String> all = new TreeMap<>(stated);
        if (preset != null) {
            all.put("preset", preset);
        } else if (file == null) {
            all.putIfAbsent("preset", "light");
        }
        return all;
    }

    /** @throws Problem if there are too few, or one comes twice */
    List<Long> seeds() {
        if (seeds.size() < FEWEST_SEEDS || seeds.stream().distinct().count() < seeds.size()) {
            throw new Problem("--train-seeds " + seeds.toString().replaceAll("[\\[\\] ]", "") + " is not allowed",
                    "give at least " + FEWEST_SEEDS + " different ones, better 3: 0,1,2");
        }
        return seeds;
    }

    /** Values of the setting {@code devices}; an empty one is the usual device. */
    List<String> devices() {
        return devices.isEmpty() ? List.of("") : devices;
    }
}
