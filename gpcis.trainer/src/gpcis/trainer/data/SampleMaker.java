// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.api.problem.Problem;
import gpcis.trainer.clicks.InitialClicks;
import gpcis.trainer.settings.Settings;
import java.util.List;
import java.util.Random;

/** Makes samples: which one depends on seed, step and place in the batch alone. Safe to use from several threads. */
public final class SampleMaker {

    private static final int ATTEMPTS = 10;
    private static final int OBJECTS_TRIED = 100;
    /** Streams of random numbers for one place. */
    private static final int MAKING = 0;
    private static final int LATER = 1;

    private final long seed;
    private final List<Source> sources;
    private final double weights;
    private final ObjectMemory memory;
    private final WindowChooser windows;
    private final int leastObject;
    private final ColourChange colours;
    private final InitialClicks clicks;
    private final int corrections;
    private final double forget;

    /** Reads the settings of data, crops, colours and clicks. */
    public SampleMaker(Settings settings, List<Source> sources) {
        this.seed = settings.seed("seed");
        this.sources = List.copyOf(sources);
        this.weights = sources.stream().mapToDouble(Source::weight).sum();
        this.memory = new ObjectMemory(settings.whole("data.memory", 1, 1 << 20) * (1L << 20),
                settings.whole("data.side", 32, 1 << 15));
        this.windows = WindowChooser.of(settings);
        this.leastObject = settings.whole("crop.leastObject", 1, 1 << 20);
        this.colours = ColourChange.of(settings);
        this.clicks = InitialClicks.of(settings);
        this.corrections = settings.whole("clicks.corrections", 0, 100);
        this.forget = settings.share("clicks.dropPrevious");
    }

    /**
     * Makes a sample.
     *
     * @param step from 0
     * @param place in the step, from 0
     * @param side of the sample
     */
    public TrainingSample make(long step, long place, int side) {
        Random random = Seeds.random(seed, step, place, MAKING);
        for (int tried = 0; tried < OBJECTS_TRIED; tried++) {
            StoredObject object = object(random);
            for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
                Window window = attempt < ATTEMPTS ? windows.choose(object, random) : windows.grown(object, random);
                byte[] truth = truth(object, window, side);
                if (objectPixels(truth) >= leastObject) {
                    return sample(object, window, truth, side, random, Seeds.at(seed, step, place, LATER));
                }
            }
        }
        throw new Problem("of " + OBJECTS_TRIED + " objects drawn none has " + leastObject + " pixels in a sample of side "
                + side, "lower crop.leastObject");
    }

    private StoredObject object(Random random) {
        double drawn = random.nextDouble() * weights;
        int chosen = 0;
        while (chosen < sources.size() - 1 && drawn >= sources.get(chosen).weight()) {
            drawn -= sources.get(chosen).weight();
            chosen++;
        }
        Source source = sources.get(chosen);
        List<String> ids = source.set().ids();
        return memory.get(source, ids.get(random.nextInt(ids.size())));
    }

    private TrainingSample sample(StoredObject object, Window window, byte[] truth, int side, Random random, long later) {
        float[] planes = planes(object, window, side);
        colours.apply(planes, random);
        return new TrainingSample(object.name(), side, planes, truth, clicks.sample(truth, side, random),
                random.nextInt(corrections + 1), random.nextDouble() < forget, later);
    }

    private static int objectPixels(byte[] truth) {
        int count = 0;
        for (byte value : truth) {
            count += value == 1 ? 1 : 0;
        }
        return count;
    }

    /** By the nearest pixel; what lies beyond the picture is not the object. */
    private static byte[] truth(StoredObject object, Window window, int side) {
        int width = object.size().width();
        int height = object.size().height();
        byte[] truth = new byte[side * side];
        for (int y = 0; y < side; y++) {
            int row = (int) Math.rint(window.row(y, side));
            for (int x = 0; x < side && row >= 0 && row < height; x++) {
                int column = (int) Math.rint(window.column(x, side));
                if (column >= 0 && column < width) {
                    truth[y * side + x] = object.truth(row * width + column);
                }
            }
        }
        return truth;
    }

    /** Bilinear; what lies beyond the picture is black. */
    private static float[] planes(StoredObject object, Window window, int side) {
        int width = object.size().width();
        int height = object.size().height();
        byte[] rgb = object.rgb();
        int[] left = new int[side];
        int[] right = new int[side];
        float[] share = new float[side];
        for (int x = 0; x < side; x++) {
            double column = window.column(x, side);
            boolean inside = column > -1 && column < width;
            left[x] = inside ? 3 * Math.max(0, (int) Math.floor(column)) : -1;
            right[x] = inside ? 3 * Math.min(width - 1, (int) Math.floor(column) + 1) : -1;
            share[x] = (float) (column - Math.floor(column));
        }
        float[] planes = new float[3 * side * side];
        for (int y = 0; y < side; y++) {
            double row = window.row(y, side);
            if (row <= -1 || row >= height) {
                continue;
            }
            int upper = 3 * width * Math.max(0, (int) Math.floor(row));
            int lower = 3 * width * Math.min(height - 1, (int) Math.floor(row) + 1);
            float down = (float) (row - Math.floor(row));
            for (int x = 0; x < side; x++) {
                if (left[x] < 0) {
                    continue;
                }
                for (int channel = 0; channel < 3; channel++) {
                    float top = mix(rgb[upper + left[x] + channel], rgb[upper + right[x] + channel], share[x]);
                    float bottom = mix(rgb[lower + left[x] + channel], rgb[lower + right[x] + channel], share[x]);
                    planes[(channel * side + y) * side + x] = (top + (bottom - top) * down) / 255;
                }
            }
        }
        return planes;
    }

    private static float mix(byte a, byte b, float share) {
        return (a & 0xff) + ((b & 0xff) - (a & 0xff)) * share;
    }
}
