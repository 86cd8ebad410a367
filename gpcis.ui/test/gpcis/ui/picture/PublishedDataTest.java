// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gpcis.api.picture.Levels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the real photos of the published data sets, where they are at hand. */
class PublishedDataTest {

    private static final String PLACE = System.getenv("GPCIS_DATA");

    private final ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));

    @BeforeEach
    void needsTheData() {
        assumeTrue(PLACE != null, "GPCIS_DATA does not name a folder of data sets");
    }

    @ParameterizedTest
    @CsvSource({"GrabCut/data_GT, GrabCut/boundary_GT, 50", "Berkeley/images, Berkeley/masks, 100"})
    void readsEveryPhotoAndAMaskOfItsSize(String photos, String masks, int count) throws IOException {
        Map<String, Path> mask = byName(Path.of(PLACE, masks));
        Map<String, Path> photo = byName(Path.of(PLACE, photos));
        assertEquals(count, photo.size());
        for (Map.Entry<String, Path> entry : photo.entrySet()) {
            Levels levels = files.readLevels(mask.get(entry.getKey()));
            assertEquals(files.read(entry.getValue()).size(), levels.size(), entry.getKey());
            assertEquals(255, levels.largest(), entry.getKey());
        }
    }

    @Test
    void findsTheUnknownPixelsOfGrabCut() throws IOException {
        int withUnknown = 0;
        for (Path file : byName(Path.of(PLACE, "GrabCut/boundary_GT")).values()) {
            Levels levels = files.readLevels(file);
            boolean unknown = false;
            for (int i = 0; i < levels.size().pixels(); i++) {
                int level = levels.at(i);
                assertTrue(level == 0 || level == 128 || level == 255, file + " holds " + level);
                unknown |= level == 128;
            }
            withUnknown += unknown ? 1 : 0;
        }
        assertTrue(withUnknown > 30, withUnknown + " masks with unknown pixels");
    }

    private static Map<String, Path> byName(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replaceFirst("\\.[^.]*$", ""), file -> file));
        }
    }
}
