// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import gpcis.trainer.settings.FlatJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A run's folder: {@code config.json}, {@code log.jsonl}, {@code events/}, {@code checkpoints/}, {@code samples/}, {@code
 * best/}, {@code model/}, {@code report.html}.
 */
record RunFolder(Path path) {

    private Path config() {
        return path.resolve("config.json");
    }

    Path log() {
        return path.resolve("log.jsonl");
    }

    /** TensorBoard's. */
    Path events() {
        return path.resolve("events");
    }

    Path report() {
        return path.resolve("report.html");
    }

    Path samples() {
        return path.resolve("samples");
    }

    Path best() {
        return path.resolve("best");
    }

    Path model() {
        return path.resolve("model");
    }

    /** @throws Problem if it holds no run */
    SortedMap<String, String> settings() {
        try {
            return FlatJson.read(Files.readString(config()), config().toString());
        } catch (IOException e) {
            throw new Problem(path + " holds no training run", "give the folder that a training was begun with", e);
        }
    }

    /**
     * Begins a run: makes the folder and stores the settings.
     *
     * @throws Problem if the folder holds something
     */
    void begin(SortedMap<String, String> settings) {
        try {
            if (Files.exists(path) && (!Files.isDirectory(path) || !isEmpty())) {
                throw new Problem(path + " is not empty", Files.exists(config())
                        ? "go on with it by --resume, or choose another folder" : "choose a new folder");
            }
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new Problem("cannot make the folder " + path + ": " + e.getMessage(), "choose one that can be written", e);
        }
        byte[] text = FlatJson.write(settings).getBytes(StandardCharsets.UTF_8);
        PlacedFile.write(config(), out -> out.write(text));
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }
}
