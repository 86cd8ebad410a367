// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which ResNet it is, read off the names and shapes of its tensors. */
record EncoderForm(Depth depth, Stem stem) {

    private static final Pattern BLOCK_OF_THIRD_STAGE = Pattern.compile("layer3\\.(\\d{1,3})\\..*");
    private static final String OFFERED = "the backbone resnet offers depths 18, 34, 50, 101 and 152, a plain stem or a deep"
            + " one of 64 channels (v1s), and no average pooling in shortcuts";

    /** Whether there are tensors of a ResNet at all; HRNets have only the first of its stages. */
    static boolean isIn(TensorSet tensors) {
        return tensors.tensors().keySet().stream().anyMatch(name -> name.startsWith("layer4."));
    }

    /**
     * Says which it is.
     *
     * @param encoder a ResNet's tensors: {@code conv1.…} to {@code layer4.…}
     * @throws Problem if it is one that the backbone does not offer
     */
    static EncoderForm of(TensorSet encoder) {
        boolean bottlenecks = encoder.tensors().keySet().stream().anyMatch(name -> name.contains(".conv3."));
        int blocks = encoder.tensors().keySet().stream().map(BLOCK_OF_THIRD_STAGE::matcher).filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)) + 1).max().orElse(0);
        Depth depth = Depth.of(bottlenecks, blocks).orElseThrow(() -> new Problem("these are weights of a ResNet with "
                + blocks + (bottlenecks ? " bottlenecks" : " basic blocks") + " in layer3", OFFERED));
        HostTensor first = encoder.tensors().get("conv1.0.weight");
        if (first != null && !first.shape().isEmpty() && first.shape().get(0) != Stem.INSIDE) {
            throw new Problem("these are weights of a ResNet whose deep stem has " + first.shape().get(0) + " channels",
                    OFFERED);
        }
        HostTensor shortcut = encoder.tensors().get("layer2.0.downsample.1.weight");
        if (shortcut != null && shortcut.shape().size() > 1) {
            throw new Problem("these are weights of a ResNet with average pooling in shortcuts (v1d)", OFFERED);
        }
        return new EncoderForm(depth, encoder.tensors().containsKey("conv1.weight") ? Stem.PLAIN : Stem.DEEP);
    }

    /** The encoder's parameters. */
    NamedShapes encoder() {
        return NamedShapes.of(new Encoder(depth, stem));
    }

    /** In words: {@code ResNet-50 v1s}. */
    @Override
    public String toString() {
        return "ResNet-" + depth + (stem == Stem.DEEP ? " v1s" : "");
    }
}
