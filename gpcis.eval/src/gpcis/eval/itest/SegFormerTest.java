// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import gpcis.api.backbone.Backbone;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The backbone {@code segformer} on the real engine, with weights drawn from a seed. */
class SegFormerTest {

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=segformer)");
    private final NDManager parameters = engine.newManager();

    @AfterEach
    void freeWeights() {
        parameters.close();
    }

    @ParameterizedTest
    @CsvSource({"b0, 97, 131, 96", "b0, 224, 160, 96", "b0, 33, 47, none", "b0, 32, 32, 96", "b1, 97, 66, none",
        "b2, 33, 47, 48", "b3, 65, 64, none"})
    void givesOneCellForFourPixelsAndRoundsUp(String variant, long height, long width, String features) {
        PartOptions options = new PartOptions(Map.of("variant", variant, "features", features));
        Block block = drawn(options);
        engine.inference(manager -> {
            NDArray found = features(block, picture(manager, height, width), clicks(manager, height, width), false);
            assertEquals(new Shape(2, backbone.shape(options).featureWidth(), (height + 3) / 4, (width + 3) / 4),
                    found.getShape());
            assertTrue(Float.isFinite(found.sum().getFloat()));
            return null;
        });
    }

    @Test
    void treatsThePicturesOfABatchApart() {
        Block block = drawn(PartOptions.DEFAULTS);
        engine.inference(manager -> {
            NDArray picture = picture(manager, 64, 65);
            NDArray maps = clicks(manager, 64, 65);
            NDArray second = features(block, picture.get("1:2"), maps.get("1:2"), false);
            assertTrue(features(block, picture, maps, false).get("1:2").allClose(second, 1e-4, 1e-4, false));
            return null;
        });
    }

    /** Neither arrays that nobody closes nor a change of what came in, nor what is left with the parameters. */
    @Test
    void leavesNothingBehindButItsFeatures() {
        Block block = drawn(PartOptions.DEFAULTS);
        int before = parameters.getManagedArrays().size();
        engine.inference(manager -> {
            NDArray picture = picture(manager, 64, 64);
            NDArray maps = clicks(manager, 64, 64);
            float[] colours = picture.toFloatArray();
            int inputs = manager.getManagedArrays().size();
            features(block, picture, maps, false);
            assertEquals(inputs + 1, manager.getManagedArrays().size());
            assertArrayEquals(colours, picture.toFloatArray());
            return null;
        });
        assertEquals(before, parameters.getManagedArrays().size());
    }

    @Test
    void seesClicks() {
        Block block = drawn(PartOptions.DEFAULTS);
        engine.inference(manager -> {
            NDArray picture = picture(manager, 96, 96);
            NDArray without = features(block, picture, picture.zerosLike(), false);
            assertFalse(features(block, picture, clicks(manager, 96, 96), false).allClose(without));
            return null;
        });
    }

    /** In training some paths are left out at random; where they are not, every parameter gets a gradient. */
    @ParameterizedTest
    @CsvSource({"b0, 97, 131, 96, 0", "b0, 64, 64, none, 0.1", "b1, 64, 64, 96, 0"})
    void everyParameterLearns(String variant, long height, long width, String features, double rate) {
        Block block = drawn(new PartOptions(Map.of("variant", variant, "features", features,
                "dropPath", Double.toString(rate), "dropout", Double.toString(rate))));
        engine.training(manager -> {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray found = features(block, picture(manager, height, width), clicks(manager, height, width), true);
                collector.backward(found.mul(manager.randomNormal(found.getShape())).sum());
            }
            for (Map.Entry<String, Parameter> parameter : learned(block).entrySet()) {
                double size = 0;
                for (float value : parameter.getValue().getArray().getGradient().toFloatArray()) {
                    size += Math.abs(value);
                }
                assertTrue(Double.isFinite(size), parameter.getKey() + " has gradient " + size);
                assertTrue(size > 0 || rate > 0, parameter.getKey() + " has no gradient");
            }
            return null;
        });
    }

    @Test
    void theEnginesSeedDecidesWhatIsLeftOut() {
        Block block = drawn(new PartOptions(Map.of("dropPath", "0.3", "dropout", "0")));
        engine.inference(manager -> {
            NDArray picture = picture(manager, 64, 64);
            NDArray maps = clicks(manager, 64, 64);
            float[][] found = new float[3][];
            for (int i = 0; i < found.length; i++) {
                manager.getEngine().setRandomSeed(11 + i / 2);
                found[i] = features(block, picture, maps, true).toFloatArray();
            }
            assertArrayEquals(found[0], found[1]);
            assertFalse(Arrays.equals(found[0], found[2]));
            return null;
        });
    }

    /** Derivatives along a random direction, through all of it in training mode, against central differences. */
    @ParameterizedTest
    @ValueSource(strings = {"backbone.block1.0.attn.kv.weight", "backbone.block4.1.attn.q.weight",
        "backbone.block2.1.mlp.dwconv.dwconv.weight", "backbone.patch_embed_side1.proj.weight",
        "decode_head.linear_c3.proj.weight", "decode_head.linear_fuse.conv.weight"})
    void gradientsAreDerivatives(String name) {
        Block block = drawn(new PartOptions(Map.of("dropPath", "0", "dropout", "0", "features", "8")));
        Map<String, HostTensor> start = weights.save(block).tensors();
        Random random = new Random(5);
        float[][] inputs = {normal(random, 2 * 3 * 45 * 36), normal(random, 2 * 3 * 45 * 36)};
        float[] weighting = normal(random, 2 * 8 * 12 * 9);
        float[] direction = normal(random, start.get(name).elements());
        // small, since the network bends a lot: at 2e-4 differences are up to 8 % off
        double step = 5e-5;
        double difference = (value(block, start, name, direction, step, inputs, weighting)
                - value(block, start, name, direction, -step, inputs, weighting)) / (2 * step);
        double recorded = derivative(block, start, name, direction, inputs, weighting);
        System.out.printf("segformer %s: derivative %.4f, difference %.4f%n", name, recorded, difference);
        assertEquals(difference, recorded, 0.05 * Math.abs(difference) + 0.006);
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private double value(Block block, Map<String, HostTensor> start, String name, float[] direction, double step,
            float[][] inputs, float[] weighting) {
        load(block, start, name, direction, step);
        return engine.inference(manager -> (double) scalar(block, manager, inputs, weighting).getFloat());
    }

    private double derivative(Block block, Map<String, HostTensor> start, String name, float[] direction,
            float[][] inputs, float[] weighting) {
        load(block, start, name, direction, 0);
        return engine.training(manager -> {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(scalar(block, manager, inputs, weighting));
            }
            double sum = 0;
            float[] gradient = learned(block).get(name).getArray().getGradient().toFloatArray();
            for (int i = 0; i < gradient.length; i++) {
                sum += (double) gradient[i] * direction[i];
            }
            return sum;
        });
    }

    private static NDArray scalar(Block block, NDManager manager, float[][] inputs, float[] weighting) {
        Shape shape = new Shape(2, 3, 45, 36);
        NDArray found = features(block, manager.create(inputs[0], shape), manager.create(inputs[1], shape), true);
        return found.mul(manager.create(weighting, found.getShape()).duplicate()).mean();
    }

    private void load(Block block, Map<String, HostTensor> start, String name, float[] direction, double step) {
        Map<String, HostTensor> moved = new TreeMap<>(start);
        float[] values = start.get(name).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (step * direction[i]);
        }
        moved.put(name, HostTensor.ofFloats(values,
                start.get(name).shape().stream().mapToLong(Long::longValue).toArray()));
        weights.load(block, parameters, TensorSet.of(moved), "the backbone");
    }

    /** The 3.8·10⁹ stated for it are the released network and its classifier of 2.4 million. */
    @Test
    void countsMultiplyAddsAsTheFieldDoes() {
        Size size = new Size(384, 384);
        long released = backbone.multiplyAdds(new PartOptions(Map.of("features", "none")), size).orElseThrow();
        assertEquals(3.8e9, released + 96 * 96 * 256, 0.01 * 3.8e9);
        assertEquals(released + 96L * 96 * 256 * 96, backbone.multiplyAdds(PartOptions.DEFAULTS, size).orElseThrow());
        System.out.println("segformer b0 at 384×384: " + released + " multiply-adds");
    }

    private Block drawn(PartOptions options) {
        Block block = backbone.block(options);
        weights.initialise(block, parameters, 7);
        return block;
    }

    /** By dotted name. */
    private static Map<String, Parameter> learned(Block block) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        collect(block, "", found);
        found.values().removeIf(parameter -> !parameter.requiresGradient());
        return found;
    }

    /** DJL puts a number of two digits before a child's name. */
    private static void collect(Block block, String path, Map<String, Parameter> found) {
        block.getDirectParameters().forEach(own -> found.put(path + own.getKey(), own.getValue()));
        block.getChildren().forEach(child ->
                collect(child.getValue(), path + child.getKey().substring(2) + ".", found));
    }

    private static NDArray features(Block block, NDArray picture, NDArray maps, boolean training) {
        ParameterStore store = new ParameterStore(picture.getManager(), false);
        return block.forward(store, new NDList(picture, maps), training).singletonOrThrow();
    }

    private static NDArray picture(NDManager manager, long height, long width) {
        return manager.randomUniform(0, 1, new Shape(2, 3, height, width));
    }

    /** Maps with something in them: a square of clicks in each channel. */
    private static NDArray clicks(NDManager manager, long height, long width) {
        NDArray maps = manager.zeros(new Shape(2, 3, height, width));
        maps.set(new NDIndex(":, :, 10:20, 15:25"), 1);
        return maps;
    }
}
