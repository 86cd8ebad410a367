// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts that a run is measured in: folders {@code RUN.parts/0003-of-0019}, each a shard of the run, in place once it is whole. They
 * are what a driver that was killed leaves to the next one.
 */
final class RunParts {

    private final Path run;
    private final Path parts;
    private final int objects;
    private final List<Piece> pieces;
    private FileLock lock;

    private RunParts(Path run, Path parts, int objects, List<Piece> pieces) {
        this.run = run;
        this.parts = parts;
        this.objects = objects;
        this.pieces = pieces;
    }

    /** @param row number of the run among the command's runs */
    static RunParts of(Plan.Run planned, EngineArguments arguments, int row) {
        Path run = Path.of(planned.folder()).toAbsolutePath();
        Path parts = run.resolveSibling(run.getFileName() + ".parts");
        int count = (planned.objects() + arguments.objects() - 1) / arguments.objects();
        List<Piece> pieces = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            List<String> line;
            if (arguments.command().get(0).equals("eval")) {
                line = new ArrayList<>(arguments.without(List.of("-o", "--out", "--jittered")));
                line.addAll(List.of("--quiet", "--out", Piece.FOLDER));
            } else {
                line = new ArrayList<>(arguments.command());
                line.addAll(List.of("--row", Integer.toString(row), "--run", Piece.FOLDER));
            }
            line.addAll(List.of("--shard", number + "/" + count));
            pieces.add(new Piece(line, parts.resolve(String.format("%04d-of-%04d", number, count)).toString(),
                    planned.objects() / count + (number <= planned.objects() % count ? 1 : 0)));
        }
        return new RunParts(run, parts, planned.objects(), pieces);
    }

    /** Whether the run is there: what it lacks the command itself measures. */
    boolean done() {
        return Files.exists(run.resolve("run.json"));
    }

    /** Clears away what attempts have left behind that a driver before this one did not see end. */
    void begin() throws IOException {
        Files.createDirectories(parts);
        FileChannel channel = FileChannel.open(parts.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new Refusal("another driver works on " + run, "wait for it, or choose another folder");
        }
        try (Stream<Path> left = Files.list(parts)) {
            for (Path folder : left.filter(file -> file.getFileName().toString().contains(".attempt-")).toList()) {
                PieceWork.delete(folder);
            }
        }
    }

    List<Piece> left() {
        return pieces.stream().filter(piece -> !Files.exists(Path.of(piece.target()))).toList();
    }

    int objects() {
        return objects;
    }

    int objectsDone() {
        return pieces.stream().filter(piece -> Files.exists(Path.of(piece.target()))).mapToInt(Piece::objects).sum();
    }

    List<Path> folders() {
        return pieces.stream().map(piece -> Path.of(piece.target())).toList();
    }

    /** Spark's rows wait beside the parts until the run has its folder. */
    Path rows() {
        return parts.resolve("records.parquet");
    }

    /** Puts the run together in its place. */
    void merge(String home) throws IOException {
        List<String> line = new ArrayList<>(List.of("eval", "merge", "--quiet"));
        folders().forEach(folder -> line.add(folder.toString()));
        Path whole = parts.resolve("whole");
        PieceWork.delete(whole);
        line.addAll(List.of("-o", whole.toString()));
        int code = Platform.run(home, line);
        if (code != 0) {
            throw new IOException("the parts in " + parts + " cannot be put together");
        }
        Files.move(rows(), whole.resolve("records.parquet"));
        Files.createDirectories(run);
        // The folder may be there, empty: its files are moved, run.json, by which it is known, last.
        try (Stream<Path> files = Files.list(whole)) {
            for (Path file : files.filter(file -> !file.endsWith("run.json")).toList()) {
                Files.move(file, run.resolve(file.getFileName()));
            }
        }
        Files.move(whole.resolve("run.json"), run.resolve("run.json"));
        lock.acquiredBy().close();
        PieceWork.delete(parts);
    }
}
