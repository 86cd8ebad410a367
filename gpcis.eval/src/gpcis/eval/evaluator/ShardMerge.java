// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunSession;
import gpcis.api.evaluate.Shard;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts the shards of a run together. */
final class ShardMerge {

    private final Map<Path, EvaluationRun> runs = new TreeMap<>();

    /** @throws Problem if the folders do not hold all shards of one run, each of them complete */
    ShardMerge(List<Path> folders) {
        Map<Integer, Path> shards = new TreeMap<>();
        EvaluationRun first = null;
        for (Path folder : folders) {
            EvaluationRun run = RunFolder.read(folder);
            first = first == null ? run : first;
            checkSame(folders.get(0), first, folder, run);
            Path twin = shards.put(run.header().shard().number(), folder);
            if (twin != null) {
                throw new Problem(twin + " and " + folder + " are both shard " + run.header().shard(), "name each shard once");
            }
            if (!run.complete()) {
                throw new Problem(folder + " holds " + (run.results().size() + run.skipped().size()) + " of "
                        + run.header().objects() + " objects", "run its command again: it goes on where it stopped");
            }
            runs.put(folder, run);
        }
        if (first == null) {
            throw new Problem("no folder to merge was named", "name the folders of all shards");
        }
        int count = first.header().shard().count();
        for (int number = 1; number <= count; number++) {
            if (!shards.containsKey(number)) {
                throw new Problem("shard " + number + "/" + count + " is missing", "name the folders of all shards");
            }
        }
    }

    private static void checkSame(Path firstFolder, EvaluationRun first, Path folder, EvaluationRun run) {
        int count = first.header().shard().count();
        if (run.header().shard().count() != count) {
            throw new Problem(firstFolder + " is shard " + first.header().shard() + ", " + folder + " is shard "
                    + run.header().shard(), "name the shards of one run");
        }
        HeaderFile.difference(first.header().of(Shard.ALL), run.header().of(Shard.ALL)).ifPresent(difference -> {
            throw new Problem(folder + " is a shard of another run than " + firstFolder + ": " + difference,
                    "name the shards of one run");
        });
    }

    /** @throws Problem if the folder is not empty or cannot be written */
    EvaluationRun into(Path output) {
        if (Files.exists(output.resolve(RunFolder.HEADER))) {
            throw new Problem(output + " already holds a run", "choose a new or empty folder");
        }
        RunHeader header = runs.values().iterator().next().header().of(Shard.ALL);
        List<RunSession> sessions = new ArrayList<>();
        List<ObjectResult> results = new ArrayList<>();
        List<SkippedObject> skipped = new ArrayList<>();
        for (EvaluationRun run : runs.values()) {
            sessions.addAll(run.sessions());
            results.addAll(run.results());
            skipped.addAll(run.skipped());
        }
        sessions.sort(Comparator.comparing(RunSession::started));
        try (RunFolder folder = RunFolder.open(output, header)) {
            for (Path shard : runs.keySet()) {
                copyMasks(shard.resolve(RunFolder.MASKS), output.resolve(RunFolder.MASKS));
            }
            folder.fill(sessions, results, skipped);
            return folder.finish();
        }
    }

    private static void copyMasks(Path from, Path to) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new Problem("cannot copy the masks from " + from + " to " + to + ": " + e.getMessage(),
                    "check the permissions and the free space", e);
        }
    }
}
