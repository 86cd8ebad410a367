// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import gpcis.api.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.test.common.annotation.InjectService;

/** The backbone {@code mobilenet} with the decoder that sees the clicks ({@code guideWidth}). */
class GuidedDecoderTest {

    private static final PartOptions GUIDED = new PartOptions(Map.of("guideWidth", "24"));

    @InjectService(filter = "(gpcis.backbone=mobilenet)")
    Backbone backbone;
    @InjectService
    TensorEngine engine;
    @InjectService
    BlockWeights weights;

    private NDManager parameters;
    private Block block;

    @BeforeEach
    void drawWeights() {
        parameters = engine.newManager();
        block = backbone.block(GUIDED);
        weights.initialise(block, parameters, 7);
    }

    @AfterEach
    void freeWeights() {
        parameters.close();
    }

    @ParameterizedTest
    @CsvSource({"96, 128", "97, 131", "384, 384", "32, 35"})
    void givesOneCellForFourPixelsAndLeavesNothingElseBehind(long height, long width) {
        engine.inference(manager -> {
            NDArray picture = MobileNetTest.picture(manager, height, width);
            NDArray maps = MobileNetTest.clicks(manager, height, width);
            int inputs = manager.getManagedArrays().size();
            NDArray features = MobileNetTest.features(block, picture, maps);
            assertEquals(new Shape(2, 48, (height + 3) / 4, (width + 3) / 4), features.getShape());
            assertTrue(Float.isFinite(features.sum().getFloat()));
            assertEquals(inputs + 2, manager.getManagedArrays().size());
            return null;
        });
    }

    @Test
    void tellsClicksOnTheObjectFromClicksBesideIt() {
        engine.inference(manager -> {
            NDArray picture = MobileNetTest.picture(manager, 96, 96);
            NDArray on = picture.zerosLike();
            on.set(new NDIndex(":, 1, 10:20, 10:20"), 1);
            NDArray beside = picture.zerosLike();
            beside.set(new NDIndex(":, 2, 10:20, 10:20"), 1);
            NDArray features = MobileNetTest.features(block, picture, on);
            NDArray difference = features.sub(MobileNetTest.features(block, picture, beside)).abs();
            float share = difference.get(":, :, 2:6, 2:6").max().getFloat() / features.abs().max().getFloat();
            assertTrue(share > 0.01, "largest change " + share + " of the largest feature");
            return null;
        });
    }

    @Test
    void everyParameterLearns() {
        engine.training(manager -> {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray features = block.forward(new ParameterStore(manager, false),
                        new NDList(MobileNetTest.picture(manager, 97, 131), MobileNetTest.clicks(manager, 97, 131)), true)
                        .singletonOrThrow();
                collector.backward(features.mul(manager.randomNormal(features.getShape())).sum());
            }
            for (Pair<String, Parameter> parameter : block.getParameters()) {
                if (parameter.getValue().requiresGradient()) {
                    float size = parameter.getValue().getArray().getGradient().abs().sum().getFloat();
                    assertTrue(size > 0 && Float.isFinite(size), parameter.getKey() + " has gradient " + size);
                }
            }
            return null;
        });
    }
}
