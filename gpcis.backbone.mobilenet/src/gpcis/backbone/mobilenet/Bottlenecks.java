// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import gpcis.backbone.layer.Chain;

/**
 * The 17 inverted residuals of MobileNetV2 1.0 (Sandler et al. 2018, Table 2), named {@code 0} … {@code 16}, from half the
 * picture's size to a sixteenth.
 */
final class Bottlenecks extends Chain {

    /** Number of blocks up to the last one at stride 4, whose output the decoder sees too. */
    static final int TO_STRIDE_4 = 3;
    /** Number of blocks up to the last one at stride 8. */
    static final int TO_STRIDE_8 = 6;
    /** Channels at stride 8. */
    static final int WIDTH_AT_STRIDE_8 = 32;
    /** Channels at stride 4. */
    static final int WIDTH_AT_STRIDE_4 = 24;
    /** Channels of the result. */
    static final int WIDTH = 320;

    private static final Stage[] STAGES = {
        new Stage(1, 16, 1, 1),
        new Stage(6, WIDTH_AT_STRIDE_4, 2, 2),
        new Stage(6, WIDTH_AT_STRIDE_8, 3, 2),
        new Stage(6, 64, 4, 2),
        new Stage(6, 96, 3, 1),
        new Stage(6, 160, 3, 1),
        new Stage(6, WIDTH, 1, 1),
    };

    /**
     * The paper halves once more at block 13. DeepLab keeps stride 16 there; the blocks that follow spread their kernels
     * instead, so that they see as much of the picture as they did in pretraining.
     */
    private static final int FIRST_DILATED = 14;

    /** A row of the table; only the first of the repeated blocks has the stride. */
    private record Stage(int expansion, int width, int repeats, int stride) {}

    Bottlenecks(int in) {
        int before = in;
        for (Stage stage : STAGES) {
            for (int repeat = 0; repeat < stage.repeats; repeat++) {
                int stride = repeat == 0 ? stage.stride : 1;
                int dilation = length() >= FIRST_DILATED ? 2 : 1;
                then(Integer.toString(length()),
                        new InvertedResidual(before, stage.width, stage.expansion, stride, dilation));
                before = stage.width;
            }
        }
    }
}
