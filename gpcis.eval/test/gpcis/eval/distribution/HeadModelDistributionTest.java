// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model without the Gaussian process, as a person makes and uses it. */
final class HeadModelDistributionTest {

    @TempDir
    Path folder;

    @Test
    void segmentsAndSaysWhatItCannotTell() throws IOException {
        Photos.disk(folder.resolve("photo.png"));
        Gpcis made = Gpcis.run(folder, "model", "new", "--head", "linear", "-o", "baseline");
        assertEquals(0, made.code(), made.all());
        assertTrue(made.out().contains("parts: backbone mobilenet, head linear"), made.all());
        Gpcis good = segment();
        assertEquals(0, good.code(), good.all());
        assertTrue(Files.exists(folder.resolve("mask.png")));
        for (String[] question : new String[][] {{"--uncertainty", "u.npy"}, {"--update-map", "u.npy"}, {"--suggest"},
            {"--variant", "c"}}) {
            Gpcis bad = segment(question);
            assertEquals(1, bad.code(), bad.all());
            assertEquals(1, bad.err().lines().count(), bad.all());
            assertTrue(bad.err().contains("the head 'linear' classifies; ") || bad.err().contains(
                    "the head 'linear' classifies, no Gaussian process; "), bad.all());
        }
        assertFalse(Files.exists(folder.resolve("u.npy")));
    }

    private Gpcis segment(String... more) {
        List<String> arguments = new ArrayList<>(List.of("segment", "photo.png", "--click", "32,24", "-o", "mask.png",
                "--model", "baseline"));
        arguments.addAll(Arrays.asList(more));
        return Gpcis.run(folder, arguments.toArray(String[]::new));
    }
}
