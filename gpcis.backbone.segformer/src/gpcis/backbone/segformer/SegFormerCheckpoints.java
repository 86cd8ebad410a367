// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Checkpoints with a SegFormer: of GPCIS, of ClickSEG (FocalClick), and encoders trained on ImageNet under the names of
 * the official SegFormer release.
 */
@Component(property = CheckpointFamily.NAME + "=" + SegFormerBackbone.KEY)
public final class SegFormerCheckpoints implements CheckpointFamily {

    /** What stands before the network's own names in GPCIS's and ClickSEG's files. */
    private static final String NETWORK = "feature_extractor.";
    private static final String ENCODER = "backbone.";
    private static final String DECODER = "decode_head.";
    /** The last projection, or the classifier. */
    static final String PRED = DECODER + "linear_pred.";
    private static final String CLICKS = ENCODER + "patch_embed_side1.";

    /** The classifier of ImageNet's classes. */
    private static final Set<String> UNUSED_OF_IMAGENET = Set.of("head.");
    /** An older way for clicks to enter, what is done to parts of a picture afterwards, a counter. */
    private static final Set<String> UNUSED_OF_RELEASES = Set.of("maps_transform.", "refiner.",
            NETWORK + DECODER + "linear_fuse.bn.num_batches_tracked");

    /** The tensors of GPCIS's Gaussian process. */
    private static final Set<String> PROCESS = Set.of("omega", "omega_var", "logsigma2", "weights");
    private static final Predicate<String> OF_PROCESS = name ->
            PROCESS.contains(name) || name.startsWith("theta.") || name.startsWith("u_mlp.");

    @Override
    public Optional<CheckpointLayout> recognise(TensorSet checkpoint) {
        TensorSet network = checkpoint.under("feature_extractor");
        Optional<EncoderForm> released = EncoderForm.of(network.under("backbone").tensors());
        if (released.isEmpty()) {
            return EncoderForm.of(checkpoint.tensors())
                    .map(form -> layout(CheckpointRelease.IMAGENET, Map.of(Variant.OPTION, form.variant().key())));
        }
        Variant variant = released.get().variant();
        boolean process = checkpoint.tensors().keySet().stream().anyMatch(OF_PROCESS);
        Map<String, String> options = new TreeMap<>();
        options.put(Variant.OPTION, variant.key());
        options.put(SegFormerOptions.DECODER, Long.toString(outputs(network, name -> name.startsWith(DECODER)
                && !name.startsWith(PRED)).orElse((long) variant.decoderWidth())));
        options.put(SegFormerOptions.FEATURES, !process ? SegFormerOptions.NO_PROJECTION : Long.toString(
                outputs(network, name -> name.startsWith(PRED)).orElse((long) SegFormerOptions.PAPER_FEATURES)));
        return Optional.of(layout(process ? CheckpointRelease.GPCIS : CheckpointRelease.CLICKSEG, options));
    }

    /** The first extent that most of these tensors have. */
    private static Optional<Long> outputs(TensorSet tensors, Predicate<String> which) {
        return tensors.tensors().entrySet().stream()
                .filter(tensor -> which.test(tensor.getKey()) && !tensor.getValue().shape().isEmpty())
                .map(Map.Entry::getValue).map(HostTensor::shape).map(shape -> shape.get(0))
                .collect(Collectors.groupingBy(extent -> extent, TreeMap::new, Collectors.counting()))
                .entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static CheckpointLayout layout(CheckpointRelease release, Map<String, String> options) {
        return layout(release, new PartChoice(SegFormerBackbone.KEY, new PartOptions(options)),
                SegFormerOptions.of(new PartOptions(options)));
    }

    @Override
    public Optional<CheckpointLayout> layout(CheckpointRelease release, PartChoice backbone) {
        if (!backbone.name().equals(SegFormerBackbone.KEY)) {
            return Optional.empty();
        }
        SegFormerOptions options = SegFormerOptions.of(backbone.options());
        boolean exists = switch (release) {
            case GPCIS -> options.projection().isPresent();
            case CLICKSEG -> options.projection().isEmpty();
            case IMAGENET -> true;
            case RITM -> false;
        };
        return exists ? Optional.of(layout(release, backbone, options)) : Optional.empty();
    }

    private static CheckpointLayout layout(CheckpointRelease release, PartChoice backbone, SegFormerOptions options) {
        boolean imageNet = release == CheckpointRelease.IMAGENET;
        SortedMap<String, String> tensors = new TreeMap<>();
        for (String name : NamedShapes.of(new FeatureNetwork(options, null)).shapes().keySet()) {
            if (!imageNet) {
                tensors.put(name, NETWORK + name);
            } else if (name.startsWith(ENCODER) && !name.startsWith(CLICKS)) {
                tensors.put(name, name.substring(ENCODER.length()));
            }
        }
        boolean classifies = release == CheckpointRelease.CLICKSEG;
        SortedMap<String, String> head = new TreeMap<>(classifies
                ? Map.of("weight", NETWORK + PRED + "weight", "bias", NETWORK + PRED + "bias") : Map.of());
        return new CheckpointLayout(words(release, options), release, backbone, tensors,
                classifies ? Optional.of(PartChoice.named("linear")) : Optional.empty(), head,
                imageNet ? UNUSED_OF_IMAGENET : UNUSED_OF_RELEASES);
    }

    private static String words(CheckpointRelease release, SegFormerOptions options) {
        String encoder = "MiT-" + options.variant();
        return release == CheckpointRelease.IMAGENET ? encoder
                : "SegFormer-" + options.variant() + " S2, " + encoder + ", decoder " + options.decoder();
    }
}
