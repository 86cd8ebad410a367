// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import gpcis.api.backbone.Backbone;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The backbone {@code hrnet} on the real engine, with weights drawn from a seed. */
class HRNetTest {

    private static final PartOptions WHOLE = new PartOptions(Map.of("features", "none"));
    private static final int SEED = 11;
    private static final double CHANGE = 0.05;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=hrnet)");
    private final NDManager parameters = engine.newManager();

    @AfterEach
    void freeWeights() {
        parameters.close();
    }

    @ParameterizedTest
    @CsvSource({"97, 131", "224, 160", "33, 47", "32, 32", "32, 35"})
    void givesOneCellForFourPixelsAndRoundsUp(long height, long width) {
        runs(PartOptions.DEFAULTS, height, width, 48);
    }

    @ParameterizedTest
    @CsvSource({"18, false, none, true, 128", "32, false, 7, true, 7", "32, true, 48, true, 48",
        "18, true, none, false, 96", "48, false, none, true, 512"})
    void everyVariantRuns(String width, String small, String features, String previousMask, long channels) {
        runs(new PartOptions(Map.of("width", width, "small", small, "features", features, "previousMask", previousMask)),
                65, 78, channels);
    }

    private void runs(PartOptions options, long height, long width, long channels) {
        Block block = drawn(options);
        engine.inference(manager -> {
            NDArray maps = maps(manager, 2, height, width);
            NDArray features = features(block, picture(manager, 2, height, width), maps, false);
            assertEquals(new Shape(2, channels, (height + 3) / 4, (width + 3) / 4), features.getShape());
            assertEquals(channels, backbone.shape(options).featureWidth());
            assertTrue(Float.isFinite(features.sum().getFloat()));
            return null;
        });
    }

    @Test
    void treatsThePicturesOfABatchApart() {
        Block block = drawn(PartOptions.DEFAULTS);
        engine.inference(manager -> {
            NDArray picture = picture(manager, 2, 64, 65);
            NDArray maps = maps(manager, 2, 64, 65);
            NDArray second = features(block, picture.get("1:2"), maps.get("1:2"), false);
            NDArray both = features(block, picture, maps, false);
            float difference = both.get("1:2").sub(second).abs().max().getFloat() / both.abs().max().getFloat();
            assertTrue(difference < 1e-5, "differs by " + difference + " of the largest feature");
            assertTrue(both.get("0:1").sub(second).abs().max().getFloat() > 0.01 * both.abs().max().getFloat());
            return null;
        });
    }

    /** Neither arrays that nobody closes nor a change of what came in, nor what is left with the parameters. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingBehindButItsFeatures(boolean previousMask) {
        Block block = drawn(new PartOptions(Map.of("previousMask", Boolean.toString(previousMask))));
        int before = parameters.getManagedArrays().size();
        engine.inference(manager -> {
            NDArray picture = picture(manager, 2, 64, 70);
            NDArray maps = maps(manager, 2, 64, 70);
            float[] colours = picture.toFloatArray();
            int inputs = manager.getManagedArrays().size();
            for (int pass = 1; pass <= 3; pass++) {
                features(block, picture, maps, false);
                assertEquals(inputs + pass, manager.getManagedArrays().size());
            }
            assertArrayEquals(colours, picture.toFloatArray());
            return null;
        });
        assertEquals(before, parameters.getManagedArrays().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void seesEveryMap(int map) {
        Block block = drawn(PartOptions.DEFAULTS);
        Block deaf = drawn(new PartOptions(Map.of("previousMask", "false")));
        engine.inference(manager -> {
            NDArray picture = picture(manager, 1, 64, 64);
            NDArray maps = manager.zeros(new Shape(1, 3, 64, 64));
            maps.set(new NDIndex(":, {}, 20:30, 15:25", map), 1);
            NDArray none = maps.zerosLike();
            assertFalse(features(block, picture, maps, false).allClose(features(block, picture, none, false)));
            boolean same = features(deaf, picture, maps, false).contentEquals(features(deaf, picture, none, false));
            assertEquals(map == 0, same, "without previous mask");
            return null;
        });
    }

    /** Every parameter has a finite gradient; all weights but those that one region leaves without effect learn. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "48"})
    void everyParameterLearns(String features) {
        Block block = drawn(new PartOptions(Map.of("features", features)));
        engine.training(manager -> {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray found = features(block, picture(manager, 3, 97, 131), maps(manager, 3, 97, 131), true);
                collector.backward(found.mul(manager.randomNormal(found.getShape())).sum());
            }
            learned(block).forEach((name, parameter) -> {
                double size = 0;
                for (float value : parameter.getArray().getGradient().toFloatArray()) {
                    size += Math.abs(value);
                }
                assertTrue(Double.isFinite(size), name + " has gradient " + size);
                boolean idle = name.contains("f_pixel") || name.contains("f_object");
                assertTrue(!name.endsWith(".weight") || idle == (size == 0), name + " has gradient " + size);
            });
            return null;
        });
    }

    /** Through all of the network in training mode, a step along the gradient does what the gradient says. */
    @ParameterizedTest
    @ValueSource(strings = {"maps_transform.0.weight", "feature_extractor.layer1.1.conv2.weight",
        "feature_extractor.transition2.2.0.0.weight", "feature_extractor.stage3.1.fuse_layers.2.0.1.0.weight",
        "feature_extractor.stage4.0.fuse_layers.0.3.0.weight", "feature_extractor.aux_head.3.weight",
        "feature_extractor.ocr_distri_head.object_context_block.f_up.0.weight"})
    void gradientsAreDerivatives(String name) {
        Block block = drawn(new PartOptions(Map.of("features", "8")));
        Map<String, HostTensor> start = weights.save(block).tensors();
        Random random = new Random(SEED);
        float[] weighting = normal(random, 3 * 8 * 24 * 20);
        float[] gradient = engine.training(manager -> {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(scalar(block, manager, weighting));
            }
            return learned(block).get(name).getArray().getGradient().toFloatArray();
        });
        double square = 0;
        for (float value : gradient) {
            square += (double) value * value;
        }
        // small enough for a network full of kinks, large enough to be seen in single precision
        double step = CHANGE / square;
        double change = valueAt(block, start, name, gradient, step, weighting)
                - valueAt(block, start, name, gradient, -step, weighting);
        assertEquals(2 * CHANGE, change, 0.03 * 2 * CHANGE);
    }

    private double valueAt(Block block, Map<String, HostTensor> start, String name, float[] direction, double step,
            float[] weighting) {
        move(block, start, name, direction, step);
        return engine.inference(manager -> (double) scalar(block, manager, weighting).getFloat());
    }

    private void move(Block block, Map<String, HostTensor> start, String name, float[] direction, double step) {
        Map<String, HostTensor> moved = new TreeMap<>(start);
        float[] values = start.get(name).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (step * direction[i]);
        }
        moved.put(name, HostTensor.ofFloats(values,
                start.get(name).shape().stream().mapToLong(Long::longValue).toArray()));
        weights.load(block, parameters, TensorSet.of(moved), "the network of the test");
    }

    /** The same channels are dropped each time. */
    private static NDArray scalar(Block block, NDManager manager, float[] weighting) {
        manager.getEngine().setRandomSeed(SEED);
        NDArray found = features(block, picture(manager, 3, 93, 78), maps(manager, 3, 93, 78), true);
        return found.mul(manager.create(weighting, found.getShape()).duplicate()).sum();
    }

    @Test
    void dropsChannelsInTrainingOnly() {
        Block block = drawn(WHOLE);
        engine.inference(manager -> {
            manager.getEngine().setRandomSeed(SEED);
            NDArray picture = picture(manager, 3, 64, 64);
            NDArray maps = maps(manager, 3, 64, 64);
            long dropped = features(block, picture, maps, true).sum(new int[] {2, 3}).eq(0).sum().getLong();
            assertTrue(dropped >= 4 && dropped <= 30, dropped + " of 288 channels, one in 20 expected");
            assertArrayEquals(features(block, picture, maps, false).toFloatArray(),
                    features(block, picture, maps, false).toFloatArray());
            return null;
        });
    }

    @Test
    void refusesToTrainWithOnePicture() {
        Block block = drawn(PartOptions.DEFAULTS);
        engine.training(manager -> {
            String line = assertThrows(Problem.class, () ->
                    features(block, picture(manager, 1, 64, 64), maps(manager, 1, 64, 64), true)).line();
            assertTrue(line.contains("at least 2"), line);
            return null;
        });
    }

    @Test
    void countsWhatTheFieldStates() {
        long counted = backbone.multiplyAdds(WHOLE, new Size(384, 384)).orElseThrow();
        assertEquals(8.1e9, counted, 0.01 * 8.1e9);
    }

    private Block drawn(PartOptions options) {
        Block block = backbone.block(options);
        weights.initialise(block, parameters, 7);
        return block;
    }

    private static Map<String, Parameter> learned(Block block) {
        Map<String, Parameter> found = new TreeMap<>();
        collect("", block, found);
        return found;
    }

    /** DJL puts a number of two digits before a child's name. */
    private static void collect(String path, Block block, Map<String, Parameter> found) {
        for (Pair<String, Parameter> parameter : block.getDirectParameters()) {
            if (parameter.getValue().requiresGradient()) {
                found.put(path + parameter.getKey(), parameter.getValue());
            }
        }
        block.getChildren().forEach(child -> collect(path + child.getKey().substring(2) + ".", child.getValue(), found));
    }

    private static NDArray features(Block block, NDArray picture, NDArray maps, boolean training) {
        return block.forward(new ParameterStore(picture.getManager(), false), new NDList(picture, maps), training)
                .singletonOrThrow();
    }

    private static NDArray picture(NDManager manager, long batch, long height, long width) {
        return manager.randomUniform(0, 1, new Shape(batch, 3, height, width));
    }

    /** A square of clicks in each map. */
    private static NDArray maps(NDManager manager, long batch, long height, long width) {
        NDArray maps = manager.zeros(new Shape(batch, 3, height, width));
        maps.set(new NDIndex(":, :, 10:20, 15:25"), 1);
        return maps;
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
