// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunSession;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.problem.Problem;
import gpcis.eval.record.SavedMasks;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder of a run while it is written to, by one process at a time. Each object is appended whole; what a process that died
 * left half written is removed before the next one goes on. Safe to use from several threads.
 */
final class RunFolder implements AutoCloseable {

    static final String HEADER = "run.json";
    static final String RECORDS = "records.jsonl";
    static final String TIMINGS = "timings.jsonl";
    static final String SESSIONS = "sessions.jsonl";
    static final String MASKS = SavedMasks.FOLDER;
    private static final String LOCK = ".lock";

    private final Path folder;
    private final RunHeader header;
    private final FileChannel lock;
    private final SortedMap<Integer, ObjectResult> results = new TreeMap<>();
    private final SortedMap<Integer, SkippedObject> skipped = new TreeMap<>();
    private boolean sorted = true;

    private RunFolder(Path folder, RunHeader header, FileChannel lock) {
        this.folder = folder;
        this.header = header;
        this.lock = lock;
    }

    /**
     * Opens a folder for a run, new or begun before.
     *
     * @throws Problem if it holds something else or another run, another process works on it, or it cannot be written
     */
    static RunFolder open(Path folder, RunHeader header) {
        checkUse(folder);
        FileChannel lock = lock(folder);
        try {
            RunFolder run = new RunFolder(folder, header, lock);
            run.begin();
            return run;
        } catch (RuntimeException e) {
            closeQuietly(lock);
            throw e;
        }
    }

    private static void checkUse(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(HEADER))) {
                try (Stream<Path> content = Files.list(folder)) {
                    if (content.anyMatch(file -> !file.getFileName().toString().equals(LOCK))) {
                        throw new Problem(folder + " is not empty and holds no run", "choose a new or empty folder");
                    }
                }
            }
        } catch (IOException e) {
            throw new Problem("cannot use the folder " + folder + ": " + e, "choose one that can be written", e);
        }
    }

    /** The system gives the lock back when the process ends, however it ends. */
    private static FileChannel lock(Path folder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // answered below, like the lock of another process
        } catch (IOException e) {
            closeQuietly(channel);
            throw new Problem("cannot lock the folder " + folder + ": " + e.getMessage(), "choose one that can be written", e);
        }
        closeQuietly(channel);
        throw new Problem("another process works on the run in " + folder, "wait for it to end, or choose another folder");
    }

    private void begin() {
        Path file = folder.resolve(HEADER);
        if (!Files.exists(file)) {
            HeaderFile.write(header, file);
            return;
        }
        HeaderFile.difference(HeaderFile.read(file), header).ifPresent(difference -> {
            throw new Problem("the folder " + folder + " holds another run: " + difference,
                    "choose another folder, or go on with what that run was begun with");
        });
        RecordReader found = new RecordReader(folder.resolve(RECORDS), folder.resolve(TIMINGS));
        results.putAll(found.results());
        skipped.putAll(found.skipped());
        rewrite();
    }

    /** Whether an object was measured or skipped before. */
    synchronized boolean holds(int number) {
        return results.containsKey(number) || skipped.containsKey(number);
    }

    /** Objects measured or skipped so far. */
    synchronized int count() {
        return results.size() + skipped.size();
    }

    /** Notes that a process works on the run. */
    synchronized void add(RunSession session) {
        append(SESSIONS, HeaderFile.line(session));
    }

    /** Keeps an object's records. They are on disk when this returns. */
    synchronized void add(ObjectResult result) {
        // The records last: with them the object counts as done.
        append(TIMINGS, RecordLines.timings(result));
        append(RECORDS, RecordLines.records(result, header.seed()));
        sorted &= count() == 0 || result.number() > last();
        results.put(result.number(), result);
    }

    /** Keeps that an object was skipped. */
    synchronized void add(SkippedObject object) {
        append(RECORDS, RecordLines.record(object));
        sorted &= count() == 0 || object.number() > last();
        skipped.put(object.number(), object);
    }

    /** Fills a new run with what others measured. */
    synchronized void fill(List<RunSession> sessions, List<ObjectResult> measured, List<SkippedObject> passedOver) {
        measured.forEach(result -> results.put(result.number(), result));
        passedOver.forEach(object -> skipped.put(object.number(), object));
        place(SESSIONS, sessions.stream().map(HeaderFile::line).toList());
        rewrite();
    }

    private int last() {
        return Math.max(results.isEmpty() ? 0 : results.lastKey(), skipped.isEmpty() ? 0 : skipped.lastKey());
    }

    private void append(String name, String lines) {
        Path file = folder.resolve(name);
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(),
                    "check the folder's permissions and the free space; the same command then goes on", e);
        }
    }

    /** Puts the objects in their order, once they are all there. */
    synchronized EvaluationRun finish() {
        EvaluationRun run = run();
        if (run.complete() && !sorted) {
            rewrite();
        }
        return run;
    }

    private EvaluationRun run() {
        return new EvaluationRun(header, List.copyOf(results.values()), List.copyOf(skipped.values()),
                HeaderFile.sessions(folder.resolve(SESSIONS)));
    }

    private void rewrite() {
        SortedSet<Integer> numbers = new TreeSet<>(results.keySet());
        numbers.addAll(skipped.keySet());
        List<String> records = new ArrayList<>();
        List<String> timings = new ArrayList<>();
        for (int number : numbers) {
            ObjectResult result = results.get(number);
            records.add(result == null ? RecordLines.record(skipped.get(number)) : RecordLines.records(result, header.seed()));
            if (result != null) {
                timings.add(RecordLines.timings(result));
            }
        }
        place(TIMINGS, timings);
        place(RECORDS, records);
        sorted = true;
    }

    private void place(String name, List<String> texts) {
        PlacedFile.write(folder.resolve(name), out -> {
            for (String text : texts) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /**
     * Reads a run without writing.
     *
     * @throws Problem if the folder holds none
     */
    static EvaluationRun read(Path folder) {
        Path file = folder.resolve(HEADER);
        if (!Files.isRegularFile(file)) {
            throw new Problem(folder + " holds no run: there is no " + HEADER, "name the folder given to --out");
        }
        RunHeader header = HeaderFile.read(file);
        RecordReader found = new RecordReader(folder.resolve(RECORDS), folder.resolve(TIMINGS));
        return new EvaluationRun(header, List.copyOf(found.results().values()), List.copyOf(found.skipped().values()),
                HeaderFile.sessions(folder.resolve(SESSIONS)));
    }

    @Override
    public void close() {
        closeQuietly(lock);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing is written through it: its end gives the lock back in any case.
        }
    }
}
