// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.Sample;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SceneSetTest {

    /** Checksums of pixels and truth. They change when a scene is meant to look different, and never by themselves. */
    private static final Map<String, Long> CHECKSUMS = Map.of(
            "scene-1", 3975615607L,
            "scene-2", 3961646787L,
            "scene-3", 1514148935L,
            "scene-4", 919012222L,
            "scene-5", 1618964966L,
            "scene-6", 2979131111L);

    private static final Map<String, Sample> SAMPLES = new TreeMap<>();

    @BeforeAll
    static void draw() {
        DataSet set = open();
        for (String id : set.ids()) {
            SAMPLES.put(id, set.sample(id));
        }
    }

    @Test
    void listsSixScenesInOrder() {
        assertEquals(List.of("scene-1", "scene-2", "scene-3", "scene-4", "scene-5", "scene-6"), open().ids());
        assertEquals("scene", open().name());
        assertEquals(List.of(), open().faults());
    }

    @Test
    void drawsTheSameBytesOnEveryMachine() {
        Map<String, Long> drawn = new TreeMap<>();
        SAMPLES.forEach((id, sample) -> drawn.put(id, checksum(sample)));
        assertEquals(new TreeMap<>(CHECKSUMS), drawn);
    }

    @Test
    void drawsTheSameSceneAgain() {
        assertEquals(checksum(SAMPLES.get("scene-3")), checksum(open().sample("scene-3")));
    }

    @Test
    void drawsPhotoSizedPicturesWithATruthOfTheirSize() {
        for (Sample sample : SAMPLES.values()) {
            assertEquals(new Size(640, 480), sample.picture().size());
            assertEquals(sample.picture().size(), sample.truth().size());
            assertEquals(0, sample.truth().ignored().area());
        }
    }

    @Test
    void showsObjectsOfUsualSizeInsideTheFrame() {
        for (Sample sample : SAMPLES.values()) {
            Mask object = sample.truth().object();
            double share = (double) object.area() / object.size().pixels();
            assertTrue(share > 0.03 && share < 0.4, sample.id() + " covers " + share);
            Box box = object.box().orElseThrow();
            assertTrue(box.left() > 0 && box.top() > 0 && box.right() < 639 && box.bottom() < 479,
                    sample.id() + " is cut off: " + box);
        }
    }

    /** Across the truth's boundary colours differ several times more than between neighbours inside the object. */
    @Test
    void hasItsTruthWhereColoursChange() {
        for (Sample sample : SAMPLES.values()) {
            double across = contrast(sample, true);
            double inside = contrast(sample, false);
            assertTrue(across > 4 * inside, sample.id() + ": " + across + " across, " + inside + " inside");
        }
    }

    @Test
    void isNoFlatDrawing() {
        for (Sample sample : SAMPLES.values()) {
            Set<Integer> colours = new HashSet<>();
            Picture picture = sample.picture();
            for (int y = 0; y < 480; y++) {
                for (int x = 0; x < 640; x++) {
                    colours.add(picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2));
                }
            }
            assertTrue(colours.size() > 20_000, sample.id() + " has " + colours.size() + " colours");
        }
    }

    @Test
    void namesTheScenesWhenAskedForAnother() {
        Problem problem = assertThrows(Problem.class, () -> open().sample("scene-7"));
        assertEquals("there is no scene \"scene-7\"; choose one of scene-1 … scene-6", problem.line());
    }

    @Test
    void hasNoSplits() {
        Problem problem = assertThrows(Problem.class,
                () -> new SceneFormat().open(Optional.empty(), Optional.of("train")));
        assertEquals("the drawn scenes have no split \"train\"; leave the split out", problem.line());
    }

    private static DataSet open() {
        return new SceneFormat().open(Optional.empty(), Optional.empty());
    }

    private static long checksum(Sample sample) {
        Size size = sample.picture().size();
        byte[] rgb = new byte[3 * size.pixels()];
        sample.picture().copyRows(0, size.height(), rgb);
        CRC32 sum = new CRC32();
        sum.update(rgb);
        for (int i = 0; i < size.pixels(); i++) {
            sum.update(sample.truth().object().contains(i) ? 1 : 0);
        }
        return sum.getValue();
    }

    /** Mean colour difference of pixels three apart in a row that the boundary parts, or that both are the object's. */
    private static double contrast(Sample sample, boolean parted) {
        Mask object = sample.truth().object();
        double sum = 0;
        int count = 0;
        for (int y = 0; y < 480; y++) {
            for (int x = 1; x < 637; x++) {
                boolean inside = object.contains(x, y) && object.contains(x + 1, y) && object.contains(x + 2, y);
                boolean boundary = object.contains(x - 1, y) == object.contains(x, y)
                        && object.contains(x, y) != object.contains(x + 1, y)
                        && object.contains(x + 1, y) == object.contains(x + 2, y);
                if (parted ? boundary : inside) {
                    sum += difference(sample.picture(), x - 1, x + 2, y);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static int difference(Picture picture, int x1, int x2, int y) {
        int sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            sum += Math.abs(picture.sample(x1, y, channel) - picture.sample(x2, y, channel));
        }
        return sum;
    }
}
