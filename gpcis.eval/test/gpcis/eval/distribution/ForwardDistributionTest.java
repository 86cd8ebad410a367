// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gpcis forward}: arrays in, arrays out. */
final class ForwardDistributionTest {

    private static final int PIXELS = 64 * 48;

    @TempDir
    Path folder;

    @BeforeEach
    void photo() throws IOException {
        Photos.disk(folder.resolve("photo.png"));
    }

    private Gpcis forward(String line) {
        return Gpcis.run(folder, ("forward untrained --image photo.png " + line).split(" "));
    }

    /** The numbers of an array whose header states that shape. */
    private float[] array(String name, String shape) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        String header = new String(bytes.array(), 10, bytes.getShort(8), StandardCharsets.ISO_8859_1);
        assertTrue(header.contains("'descr': '<f4'") && header.contains("'shape': (" + shape + ")"), name + ": " + header);
        float[] values = new float[(bytes.capacity() - 10 - header.length()) / 4];
        bytes.position(10 + header.length()).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    @Test
    void writesArraysThatBelongTogether() throws IOException {
        Gpcis run = forward("--points 24.5,32.25,+ 2,2,- --points 3,60,- --logits l.npy --probability q.npy --features f.npy"
                + " --prior p.npy --update u.npy --epsilon 1e-7");
        assertEquals(0, run.code(), run.all());
        assertEquals("", run.err());
        assertTrue(run.out().contains("linear system of 3 clicks") && run.out().contains("ε² = 1.0e-07"), run.all());
        float[] logits = array("l.npy", "48, 64");
        float[] prior = array("p.npy", "48, 64");
        float[] update = array("u.npy", "48, 64");
        float[] probability = array("q.npy", "48, 64");
        assertEquals(48 * 12 * 16, array("f.npy", "48, 12, 16").length);
        for (int i = 0; i < PIXELS; i++) {
            assertEquals((float) ((double) prior[i] + update[i]), logits[i], 0);
            assertEquals(1 / (1 + Math.exp(-logits[i])), probability[i], 1e-6);
        }
        assertTrue(logits[24 * 64 + 32] > 0 && logits[2 * 64 + 2] < 0 && logits[3 * 64 + 60] < 0, "the clicked pixels");
        // What was written is read again, and makes a difference.
        Gpcis next = forward("--points 24.5,32.25,+ 2,2,- 3,60,- --previous q.npy --logits next.npy");
        assertEquals(0, next.code(), next.all());
        assertTrue(!Arrays.equals(logits, array("next.npy", "48, 64")));
        Gpcis again = forward("--points 24.5,32.25,+ 2,2,- 3,60,- --logits again.npy");
        assertEquals(0, again.code(), again.all());
        assertArrayEquals(logits, array("again.npy", "48, 64"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --logits l.npy                                                | no click was given
            --logits l.npy --points 48,2,+                                | none of 1 clicks lies
            --logits l.txt --points 2,2,+                                 | l.txt does not end in .npy
            --logits no/l.npy --points 2,2,+                              | the output folder no does not exist
            --logits l.npy --points 2,2,+ --prior l.npy                   | l.npy is named for two outputs
            --logits l.npy --points 2,2,+ --previous photo.png            | photo.png is not an array that NumPy wrote
            --logits l.npy --points 2,2,+ --previous none.npy             | there is no file none.npy
            --logits l.npy --points 2,2,+ --epsilon 0                     | --epsilon 0.0 is not allowed
            """)
    void tellsInOneLineWhatIsWrongAndWritesNothing(String line, String expected) throws IOException {
        Set<String> before = files();
        Gpcis run = forward(line);
        assertEquals(1, run.code(), run.all());
        assertEquals(1, run.err().lines().count(), run.all());
        assertTrue(run.err().startsWith("gpcis: ") && run.err().contains(expected), run.all());
        assertEquals(before, files());
    }

    @Test
    void explainsWrongUsage() {
        Gpcis run = forward("--logits l.npy --points 2;2");
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("'2;2' is not a point"), run.all());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
