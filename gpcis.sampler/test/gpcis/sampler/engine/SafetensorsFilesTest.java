// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsFilesTest {

    private static final String ONE = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    @TempDir
    Path folder;

    private final SafetensorsFiles files = new SafetensorsFiles();

    private Path file(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        return Files.write(folder.resolve("x.safetensors"), bytes.array());
    }

    @Test
    void readsWhatItWrote() {
        Map<String, HostTensor> tensors = new TreeMap<>();
        tensors.put("weight", HostTensor.ofFloats(new float[] {1, -2, Float.MIN_VALUE, 3e38f}, 2, 2));
        tensors.put("exact", HostTensor.ofDoubles(new double[] {Math.PI}, 1));
        tensors.put("flags", HostTensor.of(ElementType.U8, List.of(3L), ByteBuffer.wrap(new byte[] {1, 0, 1})));
        tensors.put("nothing", HostTensor.ofFloats(new float[0], 0, 5));
        tensors.put("scalar", HostTensor.ofFloats(new float[] {7}));
        Path file = folder.resolve("w.safetensors");
        String hash = files.write(new TensorSet(new TreeMap<>(tensors), Map.of("made by", "a \"test\" – ü")), file);
        TensorSet read = files.read(file);
        assertEquals(tensors.keySet(), read.tensors().keySet());
        tensors.forEach((name, tensor) -> {
            assertEquals(tensor.type(), read.tensor(name).type());
            assertEquals(tensor.shape(), read.tensor(name).shape());
            assertEquals(tensor.data(), read.tensor(name).data());
        });
        assertEquals(Map.of("made by", "a \"test\" – ü"), read.metadata());
        assertEquals(hash, files.write(read, folder.resolve("again.safetensors")), "the same set gives the same bytes");
    }

    @Test
    void readsAHandMadeFile() throws IOException {
        assertArrayEquals(new float[] {0, 0}, files.read(file(ONE, 8)).tensor("a").toFloats());
        assertArrayEquals(new float[] {0, 0}, files.read(file(ONE + "   ", 8)).tensor("a").toFloats());
    }

    static List<String> brokenHeaders() {
        return List.of("", "{", "[]", "null", "{}x", ONE + "{}",
                ONE.replace("F32", "F33"), ONE.replace("F32", "f32"), ONE.replace("[2]", "[3]"), ONE.replace("[2]", "[-2]"),
                ONE.replace("[2]", "[2.5]"), ONE.replace("[2]", "[\"2\"]"), ONE.replace("[2]", "2"),
                ONE.replace("[2]", "[4294967296,4294967296,2]"), ONE.replace("[2]", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]"),
                ONE.replace("[0,8]", "[8,0]"), ONE.replace("[0,8]", "[-8,0]"), ONE.replace("[0,8]", "[0,16]"),
                ONE.replace("[0,8]", "[0]"), ONE.replace("[0,8]", "[0,8,8]"), ONE.replace("[0,8]", "[0,99999999999999999999]"),
                ONE.replace("\"shape\":[2],", ""), ONE.replace("dtype", "type"), ONE.replace("\"a\"", "\"\""),
                "{\"a\":1}", "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"__metadata__\":{\"k\":{}},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "[".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("brokenHeaders")
    void refusesBrokenHeaders(String header) throws IOException {
        Path file = file(header, 8);
        Problem problem = assertThrows(Problem.class, () -> files.read(file));
        assertTrue(problem.getMessage().contains("x.safetensors"), problem.getMessage());
        assertFalse(problem.getMessage().length() > 400, "one readable line");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] whole = Files.readAllBytes(file(ONE, 8));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThrows(Problem.class, () -> files.read(cut), "cut to " + length);
        }
        Path longer = Files.write(folder.resolve("longer"), Arrays.copyOf(whole, whole.length + 1));
        assertThrows(Problem.class, () -> files.read(longer));
    }

    @Test
    void refusesAHugeHeaderWithoutTakingMemoryForIt() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (long length : new long[] {Long.MAX_VALUE, -1, 99_999_999, 9}) {
            Path file = Files.write(folder.resolve("huge"), bytes.putLong(0, length).array());
            assertThrows(Problem.class, () -> files.read(file), "header length " + length);
        }
    }

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        Path good = folder.resolve("good");
        files.write(TensorSet.of(Map.of("a", HostTensor.ofFloats(new float[] {1, 2}, 2), "b",
                HostTensor.ofDoubles(new double[] {3}, 1))), good);
        byte[] bytes = Files.readAllBytes(good);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutated = bytes.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("mutated"), mutated);
            try {
                files.read(file);
            } catch (Problem e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, refused + " of 2000 refused");
    }

    @Test
    void saysWhatIsWrongWithThePath() {
        Path missing = folder.resolve("missing");
        assertTrue(assertThrows(Problem.class, () -> files.read(missing)).getMessage().contains("no file"));
        assertThrows(Problem.class, () -> files.read(folder));
        TensorSet set = TensorSet.of(Map.of());
        assertThrows(Problem.class, () -> files.write(set, folder.resolve("no/such/folder/x")));
        assertThrows(Problem.class, () -> files.write(set, folder));
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path target = folder.resolve("w");
        files.write(TensorSet.of(Map.of("a", HostTensor.ofFloats(new float[] {1}, 1))), target);
        byte[] before = Files.readAllBytes(target);
        assertThrows(Problem.class, () -> PlacedFile.write(target, out -> {
            out.write(1);
            throw new IOException("no space left");
        }));
        assertArrayEquals(before, Files.readAllBytes(target));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "nothing is left beside it");
        }
    }
}
