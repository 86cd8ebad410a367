// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.part.PartChoice;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/**
 * HRNet's released checkpoints. Networks for clicks have the names of {@link FeatureNetwork}'s own tensors. Those of
 * ImageNet (HRNet-Image-Classification) lack their {@code feature_extractor} and know neither clicks nor object
 * context.
 */
@Component(property = CheckpointFamily.NAME + "=hrnet")
public final class HRNetCheckpoints implements CheckpointFamily {

    /** ClickSEG's second network. */
    static final String REFINER = "refiner.";

    private static final String NAME = "hrnet";
    private static final String PREFIX = FeatureNetwork.EXTRACTOR + ".";
    private static final Pattern PRETRAINED =
            Pattern.compile("feature_extractor\\.(conv|bn|layer|transition|stage)\\d\\..*");
    private static final Set<String> IMAGENET_CLASSIFIER =
            Set.of("incre_modules.", "downsamp_modules.", "final_layer.", "classifier.");
    private static final String NORM = ".running_mean";
    private static final String COUNTER = ".num_batches_tracked";
    private static final PartChoice CLASSIFIER = PartChoice.named("linear");
    private static final Map<String, String> CLASSIFIER_TENSORS =
            Map.of("weight", PREFIX + "cls_head.weight", "bias", PREFIX + "cls_head.bias");

    @Override
    public Optional<CheckpointLayout> recognise(TensorSet checkpoint) {
        return Survey.of(checkpoint).map(found -> layout(found.release(), found.architecture()));
    }

    @Override
    public Optional<CheckpointLayout> layout(CheckpointRelease release, PartChoice backbone) {
        if (!backbone.name().equals(NAME)) {
            return Optional.empty();
        }
        Architecture architecture = Architecture.of(backbone.options());
        // a network with a classifier of its own has no projection before it, all others have
        boolean classifies = release == CheckpointRelease.RITM || release == CheckpointRelease.CLICKSEG;
        return architecture.projection().isPresent() == classifies ? Optional.empty()
                : Optional.of(layout(release, architecture));
    }

    private static CheckpointLayout layout(CheckpointRelease release, Architecture architecture) {
        SortedMap<String, String> tensors = new TreeMap<>();
        for (String name : NamedShapes.of(new FeatureNetwork(architecture, null)).shapes().keySet()) {
            if (release != CheckpointRelease.IMAGENET) {
                tensors.put(name, name);
            } else if (PRETRAINED.matcher(name).matches()) {
                tensors.put(name, name.substring(PREFIX.length()));
            }
        }
        boolean classifies = release == CheckpointRelease.RITM || release == CheckpointRelease.CLICKSEG;
        return new CheckpointLayout(words(release, architecture), release,
                new PartChoice(NAME, architecture.options()), tensors,
                classifies ? Optional.of(CLASSIFIER) : Optional.empty(),
                classifies ? new TreeMap<>(CLASSIFIER_TENSORS) : new TreeMap<>(),
                unused(release, tensors));
    }

    private static String words(CheckpointRelease release, Architecture architecture) {
        return architecture.encoder() + switch (release) {
            case IMAGENET -> "";
            case RITM, GPCIS -> ", OCR " + architecture.ocr();
            // ClickSEG's S1, which sees the picture at half its size, has the same tensors
            case CLICKSEG -> ", OCR " + architecture.ocr() + ", S2";
        };
    }

    private static Set<String> unused(CheckpointRelease release, SortedMap<String, String> tensors) {
        Set<String> unused = new HashSet<>();
        for (String tensor : tensors.values()) {
            if (tensor.endsWith(NORM)) {
                unused.add(tensor.substring(0, tensor.length() - NORM.length()) + COUNTER);
            }
        }
        switch (release) {
            case IMAGENET -> unused.addAll(IMAGENET_CLASSIFIER);
            case CLICKSEG -> unused.add(REFINER);
            case RITM, GPCIS -> { }
        }
        return unused;
    }
}
