// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import gpcis.sampler.engine.SafetensorsFiles;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are meant to do harm: each is refused with one clear line, and without taking much memory. */
@Timeout(120)
class HostileFilesTest {

    private static final Map<String, HostileFile> FILES = new TreeMap<>();

    static {
        FILES.putAll(HostilePickles.all());
        FILES.putAll(HostileTensors.all());
        FILES.putAll(HostileArchives.all());
        FILES.putAll(HostileStreams.all());
    }

    /** All that was taken one after another, garbage included; so there is never more in use. */
    private static final long MOST_HEAP = 512L << 20;
    private static final long MOST_BESIDE_THE_HEAP = 128L << 20;
    private static final int LONGEST_LINE = 400;

    @TempDir
    Path folder;

    private final TorchFiles files = new TorchFiles(new SafetensorsFiles());

    static Stream<String> names() {
        return FILES.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void isRefused(String name) throws IOException {
        HostileFile hostile = FILES.get(name);
        Path file = Files.write(folder.resolve("x.pth"), hostile.content());
        long before = allocated();
        Problem problem = assertThrows(Problem.class, () -> files.read(file));
        assertTrue(allocated() - before < MOST_HEAP, "took " + (allocated() - before));
        assertTrue(besideTheHeap() < MOST_BESIDE_THE_HEAP, "took " + besideTheHeap());
        String line = problem.line();
        assertTrue(line.contains(hostile.message()), line);
        assertTrue(line.contains("x.pth") && !problem.remedy().isEmpty(), line);
        assertTrue(line.length() - file.toString().length() < LONGEST_LINE, line.length() + " characters: " + line);
        assertTrue(line.chars().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT), line);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static long besideTheHeap() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertTrue(FILES.size() >= 200, FILES.size() + " files");
    }

    @Test
    void filesThatAreCutAreRefusedWhereverThatIs() throws IOException {
        byte[] pickle = HostileStreams.OBJECT;
        byte[] header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}".getBytes();
        byte[] safetensors = Arrays.copyOf(new byte[] {(byte) header.length}, 16 + header.length);
        System.arraycopy(header, 0, safetensors, 8, header.length);
        for (byte[] whole : new byte[][] {CraftedArchive.of(pickle).end(),
            new CraftedArchive().deflated("a/data.pkl", pickle).deflated("a/data/0", new byte[16]).end(),
            CraftedStream.of(pickle, HostileStreams.STORAGES, 4), safetensors}) {
            assertEquals(1, files.read(Files.write(folder.resolve("whole"), whole)).tensors().size());
            for (int length = 0; length < whole.length; length++) {
                Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
                assertThrows(Problem.class, () -> files.read(cut), "cut to " + length + " of " + whole.length);
            }
        }
    }

    /** In an archive whose check sums are right: the pickle ends early, whatever the zip says. */
    @Test
    void picklesThatAreCutAreRefusedWhereverThatIs() throws IOException {
        byte[] pickle = HostileStreams.OBJECT;
        for (int length = 0; length < pickle.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), CraftedArchive.of(Arrays.copyOf(pickle, length)).end());
            assertThrows(Problem.class, () -> files.read(cut), "cut to " + length + " of " + pickle.length);
        }
    }

    /** What refers to itself many times over, without end to it when written out, but small in memory. */
    @Test
    void repetitionThatCostsNothingIsRead() throws IOException {
        CraftedPickle laughs = CraftedPickle.begin().raw('}', '(').text("w").four().text("config").raw('}').text("a")
                .raw(']', 'q', 0);
        for (int i = 0; i < 40; i++) {
            laughs.raw('q', 0, ']', '(', 'h', 0, 'h', 0, 'e');
        }
        byte[] content = CraftedArchive.of(laughs.raw('s', 'u').end()).end();
        assertThrows(Problem.class, () -> files.read(Files.write(folder.resolve("left over"), content)));
        CraftedPickle again = CraftedPickle.begin().raw('}', '(').text("w").four().text("config").raw('}').text("a").raw(')');
        for (int i = 0; i < 40; i++) {
            again.raw('q', 0, 'h', 0, 0x86);
        }
        assertEquals(1, files.read(Files.write(folder.resolve("read"), CraftedArchive.of(again.raw('s', 'u').end()).end()))
                .tensors().size());
    }
}
