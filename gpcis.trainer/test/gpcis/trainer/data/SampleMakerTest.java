// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.dataset.Sample;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.trainer.settings.Presets;
import gpcis.trainer.settings.Recipe.BatchShape;
import gpcis.trainer.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleMakerTest {

    private static final Size SIZE = new Size(90, 70);

    /** Rectangles, bright on dark, the object's samples being exactly those above 150. */
    private record Rectangles(int count) implements DataSet {

        @Override
        public String name() {
            return "rectangles";
        }

        @Override
        public List<String> ids() {
            return IntStream.range(0, count).mapToObj(Integer::toString).toList();
        }

        @Override
        public Sample sample(String id) {
            int shift = 3 * Integer.parseInt(id);
            Mask object = Mask.of(SIZE, i -> i % 90 >= 10 + shift && i % 90 < 50 + shift && i / 90 >= 20 && i / 90 < 55);
            byte[] rgb = new byte[3 * SIZE.pixels()];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) (object.contains(i / 3) ? 200 : 100);
            }
            return new Sample(id, Picture.ofRgb(SIZE, rgb), GroundTruth.of(object));
        }

        @Override
        public List<String> faults() {
            return List.of();
        }
    }

    private static SampleMaker maker(Map<String, String> stated) {
        TreeMap<String, String> all = new TreeMap<>(Map.of("preset", "light", "colour.brightness", "0", "colour.contrast", "0",
                "colour.saturation", "0", "colour.shift", "0"));
        all.putAll(stated);
        return new SampleMaker(new Settings(Presets.complete(Optional.empty(), all)),
                List.of(new Source("rectangles", new Rectangles(8), 1)));
    }

    @Test
    void truthStaysWithItsPixels() {
        SampleMaker maker = maker(Map.of());
        for (int place = 0; place < 200; place++) {
            TrainingSample sample = maker.make(0, place, 64);
            int differing = 0;
            int object = 0;
            for (int i = 0; i < 64 * 64; i++) {
                double brightness = sample.colours()[i] * 255;
                boolean bright = brightness > 150;
                // Half way between two pixels either of them is the nearest.
                differing += Math.abs(brightness - 150) > 1e-3 && bright != (sample.truth()[i] == 1) ? 1 : 0;
                object += sample.truth()[i] == 1 ? 1 : 0;
            }
            // At its four corners a rectangle's pixel may be the nearest and yet the darker share of a mixture.
            assertTrue(differing <= 4, differing + " in sample " + place);
            assertTrue(object >= 80);
            assertTrue(sample.corrections() >= 0 && sample.corrections() <= 3);
        }
    }

    @Test
    void coloursChangeWithinTheirRange() {
        SampleMaker maker = maker(Map.of("colour.brightness", "0.5", "colour.contrast", "0.5", "colour.saturation", "0.5"));
        double least = 1;
        double most = 0;
        for (int place = 0; place < 50; place++) {
            for (float value : maker.make(0, place, 48).colours()) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        assertTrue(least >= 0 && most <= 1 && least < 0.1 && most > 0.9, least + " … " + most);
    }

    @Test
    void batchesDoNotDependOnThreadsOrOnWhereOneBegins() {
        List<BatchShape> shapes = List.of(new BatchShape(32, 3), new BatchShape(40, 2));
        try (BatchLoader one = new BatchLoader(maker(Map.of()), 5, shapes, 2, 0, 1, 1);
                BatchLoader many = new BatchLoader(maker(Map.of()), 5, shapes, 2, 0, 4, 6);
                BatchLoader later = new BatchLoader(maker(Map.of()), 5, shapes, 2, 3, 2, 0)) {
            for (int batch = 0; batch < 12; batch++) {
                List<TrainingSample> expected = one.take();
                assertSame(expected, many.take());
                if (batch >= 6) {
                    assertSame(expected, later.take());
                }
            }
        }
    }

    private static void assertSame(List<TrainingSample> expected, List<TrainingSample> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).colours(), actual.get(i).colours());
            assertArrayEquals(expected.get(i).truth(), actual.get(i).truth());
            assertEquals(expected.get(i).clicks(), actual.get(i).clicks());
            assertEquals(expected.get(i).seed(), actual.get(i).seed());
        }
    }

    @Test
    void anotherSeedMakesOtherSamples() {
        assertFalse(Arrays.equals(maker(Map.of()).make(0, 0, 32).colours(), maker(Map.of("seed", "1")).make(0, 0, 32).colours()));
    }

    /** Pictures are shared by content: eight objects of 90×70 pixels in less than the memory of two of them is refilled. */
    @Test
    void memoryIsBoundedAndChangesNothing() {
        ObjectMemory small = new ObjectMemory(2 * 3 * SIZE.pixels(), 512);
        Source source = new Source("rectangles", new Rectangles(8), 1);
        StoredObject first = small.get(source, "0");
        for (String id : source.set().ids()) {
            small.get(source, id);
        }
        assertArrayEquals(first.rgb(), small.get(source, "0").rgb());
        assertEquals(first.object(), small.get(source, "0").object());
    }
}
