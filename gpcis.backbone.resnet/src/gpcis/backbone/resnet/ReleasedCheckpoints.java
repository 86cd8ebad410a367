// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import gpcis.backbone.layer.PictureAndMaps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/**
 * Checkpoints of the ResNets: DeepLabV3+ as GPCIS released it (tensors {@code model.…}) and as RITM did ({@code
 * feature_extractor.…}, with a classifier {@code head.…}), both with the clicks' branch {@code maps_transform.…}; and ResNets that
 * classify ImageNet ({@code conv1.…} to {@code layer4.…}, {@code fc.…}).
 */
@Component(property = CheckpointFamily.NAME + "=resnet")
public final class ReleasedCheckpoints implements CheckpointFamily {

    private static final String BACKBONE = "resnet";
    private static final Map<CheckpointRelease, String> NETWORK =
            Map.of(CheckpointRelease.GPCIS, "model", CheckpointRelease.RITM, "feature_extractor");
    private static final String CLICKS = "maps_transform.";
    private static final String FIRST_OF_CLICKS = CLICKS + "0.weight";

    @Override
    public Optional<CheckpointLayout> recognise(TensorSet checkpoint) {
        for (CheckpointRelease release : NETWORK.keySet()) {
            TensorSet network = checkpoint.under(NETWORK.get(release));
            if (EncoderForm.isIn(network.under(FeatureNetwork.ENCODER))) {
                return Optional.of(released(release, architecture(checkpoint, network, release), checkpoint));
            }
        }
        return EncoderForm.isIn(checkpoint) ? Optional.of(pretrained(EncoderForm.of(checkpoint))) : Optional.empty();
    }

    @Override
    public Optional<CheckpointLayout> layout(CheckpointRelease release, PartChoice backbone) {
        if (!backbone.name().equals(BACKBONE)) {
            return Optional.empty();
        }
        Architecture architecture = Architecture.of(backbone.options());
        if (release == CheckpointRelease.IMAGENET) {
            return Optional.of(pretrained(architecture.encoder()));
        }
        return NETWORK.containsKey(release)
                ? Optional.of(released(release, architecture, TensorSet.of(Map.of()))) : Optional.empty();
    }

    private static CheckpointLayout released(CheckpointRelease release, Architecture architecture, TensorSet checkpoint) {
        String prefix = NETWORK.get(release) + ".";
        SortedMap<String, String> tensors = new TreeMap<>();
        for (String name : NamedShapes.of(new FeatureNetwork(architecture, null)).shapes().keySet()) {
            tensors.put(name, name.startsWith(CLICKS) ? name : prefix + name);
        }
        boolean classifies = release == CheckpointRelease.RITM;
        SortedMap<String, String> headTensors = classifies ? SeparableHead.tensors() : new TreeMap<>();
        Set<String> unused = new HashSet<>(Counters.beside(tensors.values()));
        unused.addAll(Counters.beside(headTensors.values()));
        return new CheckpointLayout("DeepLabV3+ on " + architecture.encoder(), release,
                new PartChoice(BACKBONE, architecture.options()), tensors,
                classifies ? Optional.of(SeparableHead.of(checkpoint, architecture.features())) : Optional.empty(),
                headTensors, unused);
    }

    private static CheckpointLayout pretrained(EncoderForm form) {
        PartOptions options = new PartOptions(Map.of(
                Architecture.DEPTH, form.depth().toString(), Architecture.STEM, form.stem().toString()));
        return new CheckpointLayout(form.toString(), CheckpointRelease.IMAGENET, new PartChoice(BACKBONE, options),
                Pretraining.tensors(form), Optional.empty(), new TreeMap<>(), Pretraining.unused(form));
    }

    private static Architecture architecture(TensorSet checkpoint, TensorSet network, CheckpointRelease release) {
        refuseOtherClicks(checkpoint);
        EncoderForm encoder = EncoderForm.of(network.under(FeatureNetwork.ENCODER));
        Map<String, String> options = new HashMap<>(Map.of(
                Architecture.DEPTH, encoder.depth().toString(),
                Architecture.STEM, encoder.stem().toString(),
                Architecture.CLICKS, clicks(checkpoint, release).toString()));
        width(network, "head.block.2.weight").ifPresent(width -> options.put(Architecture.FEATURES, width));
        width(network, "aspp.project.0.weight").ifPresent(width -> options.put(Architecture.ASPP, width));
        width(network, "skip_project.skip_project.0.weight").ifPresent(width -> options.put(Architecture.SKIP, width));
        return Architecture.of(new PartOptions(options));
    }

    private static void refuseOtherClicks(TensorSet checkpoint) {
        if (checkpoint.tensors().keySet().stream().anyMatch(name -> name.startsWith("rgb_conv."))) {
            throw new Problem("this checkpoint's network mixes clicks into the colours (tensors rgb_conv)",
                    "give one whose clicks enter after the stem (tensors maps_transform)");
        }
        HostTensor first = checkpoint.tensors().get(FIRST_OF_CLICKS);
        if (first != null && first.shape().size() > 1 && first.shape().get(1) != PictureAndMaps.CHANNELS) {
            throw new Problem("this checkpoint's network takes " + first.shape().get(1) + " click maps",
                    "give one that takes three: previous mask, positive and negative clicks");
        }
    }

    /** The releases differ in the first convolution of the clicks' branch; where it is missing, the release decides. */
    private static Clicks clicks(TensorSet checkpoint, CheckpointRelease release) {
        HostTensor first = checkpoint.tensors().get(FIRST_OF_CLICKS);
        for (Clicks clicks : Clicks.values()) {
            if (first != null && first.shape().size() == 4 && first.shape().get(2) == clicks.firstSize()) {
                return clicks;
            }
        }
        return release == CheckpointRelease.GPCIS ? Clicks.GPCIS : Clicks.RITM;
    }

    /** Channels that a convolution gives, where it is there. */
    static Optional<String> width(TensorSet tensors, String weight) {
        return Optional.ofNullable(tensors.tensors().get(weight)).map(HostTensor::shape)
                .filter(shape -> !shape.isEmpty()).map(shape -> shape.get(0).toString());
    }
}
