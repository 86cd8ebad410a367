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
            requireSpace(state.tensors().values().stream().mapToLong(tensor -> tensor.data().remaining()).sum(), 1,
                    "free space there; --resume then goes on from the newest one");
            files.write(state, path(done));
            List<Path> all = all();
            for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new Problem("cannot write to " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    /**
     * Looks whether checkpoints will fit, before a run begins.
     *
     * @param bytes of each
     * @throws Problem if not
     */
    void requireSpace(long bytes, int count) {
        try {
            Files.createDirectories(folder);
            requireSpace(bytes, count, "free space there, choose another folder, or keep fewer: checkpoint.keep");
        } catch (IOException e) {
            throw new Problem("cannot write to " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    private void requireSpace(long bytes, int count, String remedy) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < RESERVE * bytes * count) {
            throw new Problem(String.format(Locale.ROOT, "%d checkpoint%s of %.0f MB will not fit: %s has %.0f MB left",
                    count, count == 1 ? "" : "s", bytes / 1e6, folder, free / 1e6), remedy);
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
        List<Integer> kept = kept();
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }

    /** Steps done of each, oldest first. */
    List<Integer> kept() {
        try {
            return all().stream().map(file -> {
                Matcher matcher = NAME.matcher(file.getFileName().toString());
                matcher.matches();
                return Integer.parseInt(matcher.group(1));
            }).toList();
        } catch (IOException e) {
            throw new Problem("cannot read " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    /** Deletes those of later steps, after which a run goes another way. */
    void forgetAfter(int done) {
        try {
            for (int later : kept()) {
                if (later > done) {
                    Files.delete(path(later));
                }
            }
        } catch (IOException e) {
            throw new Problem("cannot delete in " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    private Path path(int done) {
        return folder.resolve(String.format(Locale.ROOT, "step-%08d.safetensors", done));
    }

    /** Reads the one of that number. */
    TensorSet read(int done) {
        return files.read(path(done));
    }
}
