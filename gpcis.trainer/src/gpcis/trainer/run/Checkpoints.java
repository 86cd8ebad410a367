// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checkpoints of a run: {@code checkpoints/step-00000500.safetensors}, the number being that of the steps done. */
final class Checkpoints {

    private static final Pattern NAME = Pattern.compile("step-(\\d{8})\\.safetensors");
    /** Of what a checkpoint takes, this much more has to be free. */
    private static final double RESERVE = 1.5;

    private final Path folder;
    private final Safetensors files;

    Checkpoints(Path run, Safetensors files) {
        this.folder = run.resolve("checkpoints");
        this.files = files;
    }

    /**
     * Writes one and deletes the oldest ones beyond those to keep.
     *
     * @throws Problem if there is not enough space or it cannot be written
     */
    void write(TensorSet state, int done, int keep) {
        try {
            Files.createDirectories(folder);
            long needed = state.tensors().values().stream().mapToLong(tensor -> tensor.data().remaining()).sum();
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < RESERVE * needed) {
                throw new Problem(String.format(Locale.ROOT, "a checkpoint takes %.0f MB, %s has %.0f MB left",
                        needed / 1e6, folder, free / 1e6), "free space there; --resume then goes on from the newest one");
            }
            files.write(state, folder.resolve(String.format(Locale.ROOT, "step-%08d.safetensors", done)));
            List<Path> all = all();
            for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new Problem("cannot write to " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    /** Oldest first. */
    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(file -> NAME.matcher(file.getFileName().toString()).matches()).sorted().toList();
        }
    }

    /** Steps done of the newest one; empty where there is none. */
    Optional<Integer> newest() {
        try {
            List<Path> all = all();
            if (all.isEmpty()) {
                return Optional.empty();
            }
            Matcher matcher = NAME.matcher(all.get(all.size() - 1).getFileName().toString());
            matcher.matches();
            return Optional.of(Integer.parseInt(matcher.group(1)));
        } catch (IOException e) {
            throw new Problem("cannot read " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    /** Reads the one of that number. */
    TensorSet read(int done) {
        return files.read(folder.resolve(String.format(Locale.ROOT, "step-%08d.safetensors", done)));
    }
}
