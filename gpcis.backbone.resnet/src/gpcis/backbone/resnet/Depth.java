// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.backbone.layer.ResidualBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The depths of ResNet (He et al. 2016, Table 1): which residual blocks, and how many of them in each of the four stages. */
enum Depth {
    /** 11.7 million parameters when it classifies. */
    RESNET18(18, false, 2, 2, 2, 2),
    /** 21.8 million. */
    RESNET34(34, false, 3, 4, 6, 3),
    /** 25.7 million with the deep stem. */
    RESNET50(50, true, 3, 4, 6, 3),
    /** 44.7 million with the deep stem. */
    RESNET101(101, true, 3, 4, 23, 3),
    /** 60.3 million with the deep stem. */
    RESNET152(152, true, 3, 8, 36, 3);

    private final int layers;
    private final boolean bottlenecks;
    private final List<Integer> blocks;

    Depth(int layers, boolean bottlenecks, Integer... blocks) {
        this.layers = layers;
        this.bottlenecks = bottlenecks;
        this.blocks = List.of(blocks);
    }

    /** The depth with such blocks, and that many of them in the third stage, which tells depths apart; if there is one. */
    static Optional<Depth> of(boolean bottlenecks, int blocksOfThirdStage) {
        return Arrays.stream(values()).filter(depth -> depth.bottlenecks == bottlenecks
                && depth.blocks.get(Stage.LAYER3.ordinal()) == blocksOfThirdStage).findFirst();
    }

    /** Number of blocks of each stage. */
    List<Integer> blocks() {
        return blocks;
    }

    /** Channels of a stage's output. */
    int width(Stage stage) {
        return bottlenecks ? ResidualBlock.EXPANSION * stage.width() : stage.width();
    }

    /** A residual block of a stage. */
    ResidualBlock block(int in, Stage stage, boolean first) {
        int stride = first ? stage.stride() : 1;
        int dilation = first ? stage.firstDilation() : stage.dilation();
        return bottlenecks
                ? ResidualBlock.bottleneck(in, stage.width(), stride, dilation)
                : ResidualBlock.basic(in, stage.width(), stride, dilation, stage.dilation());
    }

    /** The number of layers: {@code 50}. */
    @Override
    public String toString() {
        return Integer.toString(layers);
    }
}
