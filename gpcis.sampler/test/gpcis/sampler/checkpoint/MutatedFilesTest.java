// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.engine.SafetensorsFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Good files with a few bytes changed at random, from a seed: refused with one clear line, or read. */
@Timeout(600)
class MutatedFilesTest {

    private static final int TIMES = 2000;

    @TempDir
    Path folder;

    private final TorchFiles files = new TorchFiles(new SafetensorsFiles());

    private int refused;
    private int read;

    private static TensorSet tensors() {
        return new TensorSet(new TreeMap<>(Map.of("a", HostTensor.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3), "b.c",
                HostTensor.ofDoubles(new double[] {3}, 1),
                "n", HostTensor.of(ElementType.I64, List.of(), ByteBuffer.allocate(8)))),
                Map.of("config", "{\"class\":\"Net\",\"params\":{\"x\":{\"tuple\":[1,2.5,null,true]}}}"));
    }

    /** As PyTorch writes it: with views, memo, versions of layers. */
    private static byte[] pickle() {
        return CraftedPickle.begin().raw('}', 'q', 0, '(').text("state_dict").raw('q', 1).global("collections", "OrderedDict")
                .raw(')', 'R', 'q', 2, '(').text("w").four().text("t")
                .tensor("FloatStorage", "0", 4, 0, new long[] {2, 2}, new long[] {1, 2}).raw('u', '}').text("_metadata")
                .raw('}').text("").raw('}').text("version").whole(1).raw('s', 's', 's', 'b').text("config").raw('}', '(')
                .text("mean").raw('(', 'G').little(0x3fe0, 8).raw('N', 't').text("path").raw('N', 'u', 'u').end();
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = new byte[] {0, 1, -1, 0x7f, -128}[random.nextInt(5)];
                case 2 -> bytes[at] = good[random.nextInt(good.length)];
                case 3 -> {
                    int length = Math.min(1 + random.nextInt(16), bytes.length - at);
                    System.arraycopy(good, random.nextInt(good.length - length + 1), bytes, at, length);
                }
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Reads it; null where it is refused. Whatever else is thrown fails the test. */
    private TensorSet read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("mutated"), content);
        try {
            TensorSet set = files.read(file);
            set.tensors().values().forEach(tensor -> assertEquals(tensor.elements() * tensor.type().bytes(),
                    tensor.data().remaining()));
            read++;
            return set;
        } catch (Problem problem) {
            refused++;
            assertTrue(problem.line().length() < 600 && problem.line().chars().noneMatch(Character::isISOControl),
                    problem.line());
            return null;
        }
    }

    private void tell(String what) {
        System.out.println(what + ": " + refused + " refused, " + read + " read");
        assertEquals(TIMES, refused + read);
    }

    /** Check sums guard all that is read, so that what is read is as it was. */
    @Test
    void archives() throws IOException {
        Path good = folder.resolve("good");
        files.write(tensors(), good);
        byte[] bytes = Files.readAllBytes(good);
        Random random = new Random(1);
        for (int i = 0; i < TIMES; i++) {
            TensorSet found = read(mutated(bytes, random));
            if (found != null) {
                assertEquals(tensors().tensors().keySet(), found.tensors().keySet());
                found.tensors().forEach((name, tensor) -> {
                    assertEquals(tensors().tensor(name).shape(), tensor.shape());
                    assertEquals(tensors().tensor(name).data(), tensor.data());
                });
                assertEquals(tensors().metadata(), found.metadata());
            }
        }
        assertTrue(refused > TIMES / 2 && read > 0);
        tell("archives");
    }

    @Test
    void compressedArchives() throws IOException {
        byte[] good = new CraftedArchive().deflated("a/data.pkl", pickle())
                .deflated("a/data/0", CraftedArchive.floats(1, 2, 3, 4)).end();
        Random random = new Random(2);
        for (int i = 0; i < TIMES; i++) {
            TensorSet found = read(mutated(good, random));
            if (found != null) {
                assertArrayEquals(new float[] {1, 3, 2, 4}, found.tensor("t").toFloats());
            }
        }
        tell("compressed archives");
    }

    /** In archives whose check sums are right: nothing stands between the change and the walk over the pickle. */
    @Test
    void pickles() throws IOException {
        byte[] good = pickle();
        assertEquals(2, read(CraftedArchive.of(good).end()).tensors().size());
        read = 0;
        Random random = new Random(3);
        for (int i = 0; i < TIMES; i++) {
            read(CraftedArchive.of(mutated(good, random)).end());
        }
        assertTrue(refused > TIMES / 2 && read > 0);
        tell("pickles");
    }

    @Test
    void olderFiles() throws IOException {
        byte[] good = CraftedStream.of(pickle(), Map.of("0", CraftedArchive.floats(1, 2, 3, 4)), 4);
        assertEquals(2, read(good).tensors().size());
        read = 0;
        Random random = new Random(4);
        for (int i = 0; i < TIMES; i++) {
            read(mutated(good, random));
        }
        assertTrue(refused > TIMES / 2 && read > 0);
        tell("older files");
    }

    @Test
    void safetensors() throws IOException {
        Path good = folder.resolve("good");
        new SafetensorsFiles().write(tensors(), good);
        byte[] bytes = Files.readAllBytes(good);
        Random random = new Random(5);
        for (int i = 0; i < TIMES; i++) {
            read(mutated(bytes, random));
        }
        assertTrue(refused > TIMES / 2 && read > 0);
        tell("safetensors");
    }
}
