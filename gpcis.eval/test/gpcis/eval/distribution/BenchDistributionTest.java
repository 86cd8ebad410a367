// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis bench head}: that it measures something, not what. */
final class BenchDistributionTest {

    @TempDir
    Path folder;

    @Test
    void printsALineASizeAndWritesTheSame() throws IOException {
        Gpcis run = Gpcis.run(folder, "bench", "head", "--sizes", "48x32,24", "--clicks", "3", "--runs", "2",
                "--json", "head.json");
        assertEquals(0, run.code(), run.all());
        assertEquals("", run.err());
        assertTrue(run.out().matches("(?s).*\\R +24×24 +576 .*\\R +48×32 +1536 .*written: head.json\\R"), run.all());
        String json = Files.readString(folder.resolve("head.json"));
        assertTrue(json.contains("\"pixels\": 576") && json.contains("\"clicks\": 3")
                && json.contains("medianMilliseconds"), json);
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        Gpcis none = Gpcis.run(folder, "bench", "head", "--clicks", "0");
        assertEquals(1, none.code(), none.all());
        assertTrue(none.err().contains("--clicks 0 is not allowed"), none.all());
        Gpcis nowhere = Gpcis.run(folder, "bench", "head", "--json", "nowhere/head.json");
        assertEquals(1, nowhere.code(), nowhere.all());
        assertTrue(nowhere.err().contains("nowhere does not exist"), nowhere.all());
        Gpcis kernel = Gpcis.run(folder, "bench", "head", "--sizes", "24", "--kernel", "nosuch");
        assertEquals(1, kernel.code(), kernel.all());
        assertTrue(kernel.err().contains("no kernel 'nosuch' is running"), kernel.all());
    }
}
