// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis demo}: what a new user runs first. */
final class DemoDistributionTest {

    @TempDir
    Path folder;

    @Test
    void showsTheWholeLoopAndWhereToLook() throws IOException {
        Gpcis run = Gpcis.run(folder, "demo");
        assertEquals(0, run.code(), run.all());
        assertFalse(run.out().contains("NOT TRAINED"), run.all());
        assertTrue(run.out().matches("(?s).*click 1 at \\d+,\\d+ on the object: \\d+ ms, IoU 0\\.\\d+.*"), run.all());
        Matcher last = Pattern.compile("final IoU with the truth after 5 clicks: (0\\.\\d+)").matcher(run.out());
        assertTrue(last.find(), run.all());
        assertTrue(Double.parseDouble(last.group(1)) > 0.8, "the shipped model cuts out a mug: " + run.all());
        for (String name : new String[] {"scene-1.png", "scene-1-mask.png", "scene-1-overlay.png"}) {
            assertTrue(Files.size(folder.resolve("gpcis-demo").resolve(name)) > 0, name);
        }
    }

    @Test
    void namesAnUnknownScene() {
        Gpcis run = Gpcis.run(folder, "demo", "--scene", "nosuch");
        assertEquals(1, run.code(), run.all());
        assertTrue(run.err().startsWith("gpcis: ") && run.err().contains("nosuch"), run.all());
    }
}
