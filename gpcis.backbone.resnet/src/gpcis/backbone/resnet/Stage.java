// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

/**
 * The four stages of a ResNet whose output stride is 8: the last two keep their size, where classification would halve it, and
 * spread their kernels instead, so that they see as much of the picture as in pretraining (Yu and Koltun 2016).
 *
 * <p>The first block of a stage is spread like the stage before it, since what it reads comes from there; the second
 * convolution of a first block that has two is spread like its own stage.
 */
enum Stage {
    /** At stride 4. */
    LAYER1(64, 1, 1, 1),
    /** At stride 8. */
    LAYER2(128, 2, 1, 1),
    /** At stride 8, where classification has 16. */
    LAYER3(256, 1, 1, 2),
    /** At stride 8, where classification has 32. */
    LAYER4(512, 1, 2, 4);

    private final int width;
    private final int stride;
    private final int firstDilation;
    private final int dilation;

    Stage(int width, int stride, int firstDilation, int dilation) {
        this.width = width;
        this.stride = stride;
        this.firstDilation = firstDilation;
        this.dilation = dilation;
    }

    /** Channels inside a block. */
    int width() {
        return width;
    }

    /** Stride of the first block; the others have 1. */
    int stride() {
        return stride;
    }

    /** Distance of the kernel's cells in the first block. */
    int firstDilation() {
        return firstDilation;
    }

    /** Distance of the kernel's cells in the other blocks. */
    int dilation() {
        return dilation;
    }

    /** Its name in weights files: {@code layer1}. */
    @Override
    public String toString() {
        return "layer" + (ordinal() + 1);
    }
}
