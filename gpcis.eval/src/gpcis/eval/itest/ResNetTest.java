// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

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
import gpcis.api.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.test.common.annotation.InjectService;

/** The backbone {@code resnet} on the real engine, with weights drawn from a seed. */
class ResNetTest {

    private static final PartOptions SMALL = options("18", "deep", "gpcis");

    @InjectService(filter = "(gpcis.backbone=resnet)")
    Backbone backbone;
    @InjectService
    TensorEngine engine;
    @InjectService
    BlockWeights weights;

    private NDManager parameters;

    @BeforeEach
    void open() {
        parameters = engine.newManager();
    }

    @AfterEach
    void freeWeights() {
        parameters.close();
    }

    @ParameterizedTest
    @CsvSource({"18, deep, gpcis", "18, deep, ritm", "34, plain, ritm", "34, plain, gpcis", "101, deep, gpcis"})
    void runsAtEveryDepth(String depth, String stem, String clicks) {
        Block block = drawn(options(depth, stem, clicks));
        engine.inference(manager -> {
            NDArray with = features(block, picture(manager, 2, 65, 50), clicks(manager, 2, 65, 50));
            assertEquals(new Shape(2, 48, 17, 13), with.getShape());
            assertTrue(Float.isFinite(with.sum().getFloat()));
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"18, deep, gpcis", "18, plain, ritm"})
    void seesClicks(String depth, String stem, String clicks) {
        Block block = drawn(options(depth, stem, clicks));
        engine.inference(manager -> {
            NDArray picture = picture(manager, 1, 64, 64);
            NDArray without = features(block, picture, picture.zerosLike());
            assertFalse(features(block, picture, clicks(manager, 1, 64, 64)).allClose(without));
            return null;
        });
    }

    /** 97.5 GMAC are stated for ResNet-50; two thirds of them are where the deepest stages and the context are. */
    @Test
    void countsWhatThePaperStates() {
        double gmac = backbone.multiplyAdds(PartOptions.DEFAULTS, new Size(384, 384)).orElseThrow() / 1e9;
        assertEquals(97.5, gmac, 0.975);
    }

    @Test
    void leavesNothingBehindButItsFeatures() {
        Block block = drawn(SMALL);
        int before = parameters.getManagedArrays().size();
        engine.inference(manager -> {
            NDArray picture = picture(manager, 1, 64, 64);
            NDArray maps = clicks(manager, 1, 64, 64);
            int inputs = manager.getManagedArrays().size();
            float colour = picture.getFloat(0, 0, 0, 0);
            for (int k = 1; k <= 3; k++) {
                features(block, picture, maps);
                assertEquals(inputs + k, manager.getManagedArrays().size());
            }
            assertEquals(colour, picture.getFloat(0, 0, 0, 0));
            return null;
        });
        assertEquals(before, parameters.getManagedArrays().size());
    }

    @ParameterizedTest
    @CsvSource({"18, deep, gpcis", "18, plain, ritm", "50, deep, ritm"})
    void everyParameterLearns(String depth, String stem, String clicks) {
        Block block = drawn(options(depth, stem, clicks));
        engine.training(manager -> {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray features = block.forward(new ParameterStore(manager, false),
                        new NDList(picture(manager, 3, 65, 50), clicks(manager, 3, 65, 50)), true).singletonOrThrow();
                collector.backward(features.mul(manager.randomNormal(features.getShape())).sum());
            }
            for (Pair<String, Parameter> parameter : block.getParameters()) {
                if (parameter.getValue().requiresGradient()) {
                    double size = 0;
                    for (float value : parameter.getValue().getArray().getGradient().toFloatArray()) {
                        size += Math.abs(value);
                    }
                    assertTrue(size > 0 && Double.isFinite(size), parameter.getKey() + " has gradient " + size);
                }
            }
            return null;
        });
    }

    @Test
    void dropsHalfOfTheContextInTrainingOnly() {
        Block drops = child(drawn(options("18", "deep", "ritm")), "aspp");
        Block keeps = child(drawn(new PartOptions(Map.of("depth", "18", "clicks", "ritm", "dropout", "0"))), "aspp");
        engine.inference(manager -> {
            NDArray deep = manager.randomUniform(0, 1, new Shape(2, 512, 8, 8));
            assertEquals(positive(keeps, deep, false), positive(drops, deep, false));
            assertEquals(0.5, (double) positive(drops, deep, true) / positive(keeps, deep, true), 0.03);
            return null;
        });
    }

    @Test
    void saysThatOnePictureIsNoBatch() {
        Block block = drawn(SMALL);
        engine.training(manager -> {
            NDList input = new NDList(picture(manager, 1, 64, 64), clicks(manager, 1, 64, 64));
            Problem problem = assertThrows(Problem.class,
                    () -> block.forward(new ParameterStore(manager, false), input, true));
            assertTrue(problem.line().contains("at least 2"), problem.line());
            return null;
        });
    }

    /** Number of values above 0. */
    private static long positive(Block context, NDArray deep, boolean training) {
        return context.forward(new ParameterStore(deep.getManager(), false), new NDList(deep), training)
                .singletonOrThrow().gt(0).countNonzero().getLong();
    }

    private Block drawn(PartOptions options) {
        Block block = backbone.block(options);
        weights.initialise(block, parameters, 7);
        return block;
    }

    private static PartOptions options(String depth, String stem, String clicks) {
        return new PartOptions(Map.of("depth", depth, "stem", stem, "clicks", clicks));
    }

    private static NDArray features(Block block, NDArray picture, NDArray maps) {
        ParameterStore store = new ParameterStore(picture.getManager(), false);
        return block.forward(store, new NDList(picture, maps), false).singletonOrThrow();
    }

    private static NDArray picture(NDManager manager, long batch, long height, long width) {
        return manager.randomUniform(0, 1, new Shape(batch, 3, height, width));
    }

    /** Maps with something in them: a square of clicks in each channel. */
    private static NDArray clicks(NDManager manager, long batch, long height, long width) {
        NDArray maps = manager.zeros(new Shape(batch, 3, height, width));
        maps.set(new NDIndex(":, :, 10:20, 15:25"), 1);
        return maps;
    }

    /** DJL puts a number of two digits before the name. */
    private static Block child(Block parent, String name) {
        return parent.getChildren().stream().filter(child -> child.getKey().substring(2).equals(name)).findFirst()
                .orElseThrow().getValue();
    }
}
