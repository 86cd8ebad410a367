// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.engine.SafetensorsFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFilesTest {

    @TempDir
    Path folder;

    private final TorchFiles files = new TorchFiles(new SafetensorsFiles());

    private TensorSet read(byte[] content) throws IOException {
        return files.read(Files.write(folder.resolve("x.pth"), content));
    }

    private static CraftedPickle state() {
        return CraftedPickle.begin().raw('}', '(').text("state_dict").raw('}', '(');
    }

    private static HostTensor random(ElementType type, int elements, long seed, Long... shape) {
        byte[] bytes = new byte[elements * type.bytes()];
        new Random(seed).nextBytes(bytes);
        return HostTensor.of(type, List.of(shape), ByteBuffer.wrap(bytes));
    }

    /** Whatever its header's length: one of them begins with the byte that pickles begin with. */
    @Test
    void takesNoSafetensorsFileForAPickle() throws IOException {
        boolean began = false;
        for (int length = 1; length <= 256; length++) {
            Path file = folder.resolve("x.pth");
            new SafetensorsFiles().write(TensorSet.of(Map.of("n".repeat(length), HostTensor.ofFloats(new float[] {7}))), file);
            began |= (Files.readAllBytes(file)[0] & 0xff) == 0x80;
            assertEquals(1, files.read(file).elements());
        }
        assertTrue(began, "no file began with 0x80");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Map<String, HostTensor> tensors = new TreeMap<>();
        long seed = 0;
        for (ElementType type : ElementType.values()) {
            if (!Set.of(ElementType.U16, ElementType.U32, ElementType.U64).contains(type)) {
                tensors.put("of." + type, random(type, 6, seed++, 2L, 3L));
            }
        }
        tensors.put("scalar", HostTensor.ofFloats(new float[] {7}));
        tensors.put("nothing", HostTensor.ofFloats(new float[0], 0, 5));
        tensors.put("large", random(ElementType.F32, 70_000, 99, 7L, 10_000L));
        tensors.put("größe", HostTensor.ofDoubles(new double[] {Math.PI}, 1));
        String config = "{\"class\":\"a.B\",\"params\":{\"value\":{\"tuple\":[[0.5,-1],null,true,12345678901]}}}";
        TensorSet set = new TensorSet(new TreeMap<>(tensors), Map.of("training", "none", "config", config));
        Path file = folder.resolve("w.pth");
        files.write(set, file);
        TensorSet found = files.read(file);
        assertEquals(tensors.keySet(), found.tensors().keySet());
        tensors.forEach((name, tensor) -> assertSame(tensor, found.tensor(name), name));
        assertEquals(set.metadata(), found.metadata());
        files.write(found, folder.resolve("again.pth"));
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("again.pth")), "the same bytes");
    }

    private static void assertSame(HostTensor expected, HostTensor found, String name) {
        assertEquals(expected.type(), found.type(), name);
        assertEquals(expected.shape(), found.shape(), name);
        assertEquals(expected.data(), found.data(), name);
    }

    @Test
    void contentBeginsWhereItCanBeMapped() throws IOException {
        Path file = folder.resolve("w.pth");
        files.write(TensorSet.of(Map.of("a", HostTensor.ofFloats(new float[] {1}, 1), "b",
                HostTensor.ofDoubles(new double[100], 100), "c", HostTensor.ofFloats(new float[] {2}, 1))), file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int entries = 0;
        for (int at = 0; bytes.getInt(at) == 0x04034b50; entries++) {
            int start = at + 30 + bytes.getShort(at + 26) + bytes.getShort(at + 28);
            assertEquals(0, start % 64, "entry " + entries);
            at = start + bytes.getInt(at + 18);
        }
        assertEquals(6, entries);
    }

    @Test
    void readsViewsOfAStorage() throws IOException {
        float[] values = new float[24];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        long[] transposed = {1, 4};
        TensorSet set = read(CraftedArchive.of(state()
                .text("whole").tensor("FloatStorage", "0", 24, 0, new long[] {2, 3, 4}, new long[] {12, 4, 1})
                .text("slice").tensor("FloatStorage", "0", 24, 4, new long[] {2, 4}, new long[] {4, 1})
                .text("transposed").tensor("FloatStorage", "0", 24, 0, new long[] {4, 3}, transposed)
                .text("every second").tensor("FloatStorage", "0", 24, 1, new long[] {3}, new long[] {2})
                .text("permuted").tensor("FloatStorage", "0", 24, 0, new long[] {4, 2, 3}, new long[] {1, 12, 4})
                .text("expanded").tensor("FloatStorage", "0", 24, 5, new long[] {3}, new long[] {0})
                .text("one").tensor("FloatStorage", "0", 24, 23, new long[] {1, 1}, new long[] {77, 99})
                .text("none").tensor("FloatStorage", "0", 24, 24, new long[] {0, 9}, new long[] {9, 1})
                .raw('u', 'u').end(), CraftedArchive.floats(values)).end());
        assertArrayEquals(values, set.tensor("whole").toFloats());
        assertArrayEquals(Arrays.copyOfRange(values, 4, 12), set.tensor("slice").toFloats());
        assertArrayEquals(new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, set.tensor("transposed").toFloats());
        assertArrayEquals(new float[] {1, 3, 5}, set.tensor("every second").toFloats());
        float[] permuted = new float[24];
        for (int i = 0; i < 24; i++) {
            permuted[i] = i / 6 + 12 * (i / 3 % 2) + 4 * (i % 3);
        }
        assertArrayEquals(permuted, set.tensor("permuted").toFloats());
        assertArrayEquals(new float[] {5, 5, 5}, set.tensor("expanded").toFloats());
        assertArrayEquals(new float[] {23}, set.tensor("one").toFloats());
        assertEquals(List.of(0L, 9L), set.tensor("none").shape());
    }

    @Test
    void findsTheTensorsWhereverTheyAre() throws IOException {
        for (String key : new String[] {"state_dict", "model"}) {
            assertEquals(Set.of("w"), read(CraftedArchive.of(CraftedPickle.begin().raw('}', '(').text("epoch").whole(3)
                    .text(key).raw('}').text("w").four().raw('s', 'u').end()).end()).tensors().keySet());
        }
        assertEquals(Set.of("w"), read(CraftedArchive.of(CraftedPickle.begin().raw('}', '(').text("w").four().text("epoch")
                .whole(3).raw('u').end()).end()).tensors().keySet());
        assertEquals(Set.of("w", "b.c"), read(CraftedArchive.of(CraftedPickle.begin().raw('}', '(').text("module.w").four()
                .text("module.b.c").four().raw('u').end()).end()).tensors().keySet());
        assertEquals(Set.of("module.w", "b"), read(CraftedArchive.of(CraftedPickle.begin().raw('}', '(').text("module.w").four()
                .text("b").four().raw('u').end()).end()).tensors().keySet());
    }

    @Test
    void readsWhatOtherVersionsOfPythonAndPyTorchWrite() throws IOException {
        // Protocol 4, with frames; a parameter; the versions of layers hung on the dictionary; Python 2's OrderedDict.
        byte[] four = new CraftedPickle().raw(0x80, 4, 0x95).little(20, 8).raw(0x8c, 11).ascii("collections").raw(0x94, 0x8c, 11)
                .ascii("OrderedDict").raw(0x94, 0x93, 0x94, ')', 'R', 0x94, '(', 0x8c, 1).ascii("w").raw(0x94).four()
                .raw('u', '.').bytes();
        assertArrayEquals(new float[] {1, 2, 3, 4}, read(CraftedArchive.of(four).end()).tensor("w").toFloats());
        byte[] parameter = CraftedPickle.begin().global("collections", "OrderedDict").raw(']', '(', 'U', 1).ascii("w")
                .global("torch._utils", "_rebuild_parameter").four().raw(0x88).global("collections", "OrderedDict")
                .raw(')', 'R', 0x87, 'R', 0x86, 'e', 0x85, 'R', '}').text("_metadata").raw('}', 's', 'b').end();
        assertArrayEquals(new float[] {1, 2, 3, 4}, read(CraftedArchive.of(parameter).end()).tensor("w").toFloats());
        byte[] old = CraftedPickle.begin().raw('}').text("w").global("torch._utils", "_rebuild_tensor").raw('(')
                .storage("FloatStorage", "0", 4).whole(0).tuple(2, 2).tuple(2, 1).raw('t', 'R', 's').end();
        assertEquals(List.of(2L, 2L), read(CraftedArchive.of(old).end()).tensor("w").shape());
    }

    @Test
    void readsTheFormatBeforeVersionOnePointSix() throws IOException {
        byte[] object = state().text("b").tensor("FloatStorage", "94", 2, 0, new long[] {2}, new long[] {1})
                .text("a").tensor("FloatStorage", "93", 4, 0, new long[] {2, 2}, new long[] {1, 2}).raw('u', 'u').end();
        Map<String, byte[]> storages = new TreeMap<>(Map.of("93", CraftedArchive.floats(1, 2, 3, 4), "94",
                CraftedArchive.floats(5, 6)));
        byte[] whole = CraftedStream.of(object, storages, 4);
        TensorSet set = read(whole);
        assertArrayEquals(new float[] {1, 3, 2, 4}, set.tensor("a").toFloats());
        assertArrayEquals(new float[] {5, 6}, set.tensor("b").toFloats());
    }

    @Test
    void readsCompressedArchivesAndThoseWithoutAFolder() throws IOException {
        byte[] pickle = CraftedPickle.begin().raw('}').text("w").four().raw('s').end();
        byte[] storage = CraftedArchive.floats(1, 2, 3, 4);
        assertArrayEquals(new float[] {1, 2, 3, 4}, read(new CraftedArchive().deflated("a/data.pkl", pickle)
                .deflated("a/data/0", storage).end()).tensor("w").toFloats());
        assertEquals(1, read(new CraftedArchive().with("data.pkl", pickle).with("data/0", storage).end()).tensors().size());
        byte[] zeros = new byte[400_000];
        byte[] large = CraftedPickle.begin().raw('}').text("w")
                .tensor("FloatStorage", "0", 100_000, 0, new long[] {100_000}, new long[] {1}).raw('s').end();
        assertArrayEquals(new float[100_000], read(new CraftedArchive().with("a/data.pkl", large).deflated("a/data/0", zeros)
                .with("a/version", new byte[] {'3'}).with("a/.data/serialization_id", new byte[40]).end()).tensor("w")
                .toFloats());
    }

    @Test
    void readsSafetensorsByContent() throws IOException {
        Path file = folder.resolve("named.pth");
        new SafetensorsFiles().write(TensorSet.of(Map.of("w", HostTensor.ofFloats(new float[] {3}, 1))), file);
        assertArrayEquals(new float[] {3}, files.read(file).tensor("w").toFloats());
    }

    @Test
    void refusesToWriteWhatPyTorchHasNoStorageFor() {
        TensorSet set = TensorSet.of(Map.of("w", random(ElementType.U16, 1, 0, 1L)));
        Problem problem = assertThrows(Problem.class, () -> files.write(set, folder.resolve("w.pth")));
        assertTrue(problem.getMessage().contains("'w' is of type U16"), problem.getMessage());
        assertFalse(Files.exists(folder.resolve("w.pth")));
    }

    @Test
    void saysWhatIsWrongWithThePath() {
        assertTrue(assertThrows(Problem.class, () -> files.read(folder.resolve("missing"))).getMessage().contains("no file"));
        assertThrows(Problem.class, () -> files.read(folder));
    }
}
