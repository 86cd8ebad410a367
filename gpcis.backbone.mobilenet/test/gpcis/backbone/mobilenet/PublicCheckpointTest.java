// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The translation of public weights, on a made-up checkpoint of the right form. */
class PublicCheckpointTest {

    private final MobileNetBackbone backbone = new MobileNetBackbone(null, null);
    private final Map<String, HostTensor> checkpoint = checkpoint();

    @Test
    void namesEveryTensorOfTheEncoder() {
        TensorSet found = translated();
        assertEquals(108, found.tensors().size());
        assertEquals(2_091_616, found.elements());
        assertTrue(found.tensors().keySet().stream().allMatch(name -> name.startsWith("encoder.")));
        assertSame(checkpoint.get("blocks.3.expand.weight"), found.tensor("encoder.blocks.3.expand.weight"));
        assertSame(checkpoint.get("aspp.conv.bias"), found.tensor("encoder.aspp.conv.bias"));
    }

    @Test
    void leavesTheClassifierOut() {
        checkpoint.put("classifier.weight", zeros(21, 256, 1, 1));
        assertEquals(108, translated().tensors().size());
    }

    @Test
    void saysWhichTensorHasTheWrongShape() {
        checkpoint.put("blocks.16.project.bias", zeros(321));
        String line = assertThrows(Problem.class, this::translated).line();
        assertTrue(line.contains("1 of another shape (blocks.16.project.bias [321] instead of [320])"), line);
    }

    @Test
    void saysWhatIsMissingAndWhatIsForeign() {
        checkpoint.remove("stem.bias");
        checkpoint.put("features.0.0.weight", zeros(32, 3, 3, 3));
        String line = assertThrows(Problem.class, this::translated).line();
        assertTrue(line.contains("1 missing (stem.bias)") && line.contains("1 unexpected (features.0.0.weight)"), line);
    }

    @Test
    void namesOnlyTheFirstOfMany() {
        checkpoint.clear();
        String line = assertThrows(Problem.class, this::translated).line();
        assertTrue(line.contains("108 missing (aspp.conv.bias, ") && line.contains(", …)"), line);
        assertTrue(line.length() < 400, line);
    }

    private TensorSet translated() {
        return backbone.startingWeights(TensorSet.of(checkpoint), PartOptions.DEFAULTS);
    }

    /** MobileNetV2's table once more, written out from the paper: width before and after, expansion. */
    private static Map<String, HostTensor> checkpoint() {
        int[] widths = {32, 16, 24, 24, 32, 32, 32, 64, 64, 64, 64, 96, 96, 96, 160, 160, 160, 320};
        Map<String, HostTensor> tensors = new HashMap<>();
        put(tensors, "stem", 32, 3, 3, 3);
        for (int k = 0; k < 17; k++) {
            int inside = widths[k] * (k == 0 ? 1 : 6);
            if (k > 0) {
                put(tensors, "blocks." + k + ".expand", inside, widths[k], 1, 1);
            }
            put(tensors, "blocks." + k + ".depthwise", inside, 1, 3, 3);
            put(tensors, "blocks." + k + ".project", widths[k + 1], inside, 1, 1);
        }
        put(tensors, "aspp.conv", 256, 320, 1, 1);
        put(tensors, "aspp.pool", 256, 320, 1, 1);
        put(tensors, "aspp.project", 256, 512, 1, 1);
        return tensors;
    }

    private static void put(Map<String, HostTensor> tensors, String name, long... weight) {
        tensors.put(name + ".weight", zeros(weight));
        tensors.put(name + ".bias", zeros(weight[0]));
    }

    private static HostTensor zeros(long... shape) {
        int elements = 1;
        for (long extent : shape) {
            elements *= (int) extent;
        }
        return HostTensor.ofFloats(new float[elements], shape);
    }
}
