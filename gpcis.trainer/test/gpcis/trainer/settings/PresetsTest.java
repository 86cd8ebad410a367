// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PresetsTest {

    @TempDir
    Path folder;

    /** What the paper and the released script say. */
    @Test
    void paperAndReleasedDiffer() {
        SortedMap<String, String> paper = Presets.complete(Optional.empty(), Map.of());
        SortedMap<String, String> released = Presets.complete(Optional.empty(), Map.of("preset", "released"));
        assertEquals("0.8", paper.get("clicks.decay"));
        assertEquals("0.7", released.get("clicks.decay"));
        assertEquals("256x64", paper.get("batch.shapes"));
        assertEquals("256x32", released.get("batch.shapes"));
        assertEquals(paper.keySet(), released.keySet());
        assertEquals("0.005", released.get("optimiser.rate"));
    }

    @Test
    void whatIsStatedGoesFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"),
                "{\"preset\": \"light\", \"optimiser\": {\"rate\": 0.25, \"clip\": 3}, \"batch\": {\"shapes\": [\"64x2\", \"96x1\"]}}");
        SortedMap<String, String> settings = Presets.complete(Optional.of(file), Map.of("optimiser.clip", "4"));
        assertEquals("0.25", settings.get("optimiser.rate"));
        assertEquals("4", settings.get("optimiser.clip"));
        assertEquals("64x2,96x1", settings.get("batch.shapes"));
        assertEquals("mobilenet", settings.get("model.backbone.name"));
    }

    @Test
    void isTheSameAfterWritingAndReading() {
        SortedMap<String, String> settings = Presets.complete(Optional.empty(), Map.of("preset", "light"));
        assertEquals(settings, FlatJson.read(FlatJson.write(settings), "what was written"));
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"optimiser\": ");
        assertTrue(assertThrows(Problem.class, () -> Presets.complete(Optional.of(broken), Map.of())).getMessage()
                .contains("broken.json is no JSON"));
        assertTrue(assertThrows(Problem.class, () -> Presets.complete(Optional.empty(), Map.of("preset", "heavy"))).getMessage()
                .contains("heavy"));
        Settings settings = new Settings(Map.of("a.b", "1", "a.c", "x"));
        settings.whole("a.b", 0, 2);
        assertTrue(assertThrows(Problem.class, settings::refuseUnread).getMessage().contains("a.c"));
        assertTrue(assertThrows(Problem.class, () -> settings.whole("a.c", 0, 2)).getMessage().contains("a.c=x"));
    }
}
