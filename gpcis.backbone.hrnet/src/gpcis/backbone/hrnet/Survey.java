// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the names and shapes of a checkpoint's tensors say about the network. A missing or misshapen tensor does not
 * change the answer: widths are what most branches say, and depths are told by the last numbers that occur.
 *
 * @param release who released it
 * @param architecture the network
 */
record Survey(CheckpointRelease release, Architecture architecture) {

    private static final String PREFIX = FeatureNetwork.EXTRACTOR + ".";
    private static final String OPTIONAL_PREFIX = "(?:feature_extractor\\.)?";
    private static final Pattern BOTTLENECK =
            Pattern.compile(OPTIONAL_PREFIX + "layer1\\.(\\d{1,3})\\.conv\\d\\.weight");
    private static final Pattern BRANCH = Pattern.compile(OPTIONAL_PREFIX
            + "stage([234])\\.(\\d{1,3})\\.branches\\.([0-3])\\.(\\d{1,3})\\.conv\\d\\.weight");
    private static final Set<String> GAUSSIAN_PROCESS = Set.of("omega", "omega_var", "logsigma2", "weights",
            "theta.weight", "theta.bias", "u_mlp.0.weight", "u_mlp.2.weight");
    private static final int CLICK_MAPS = 2;

    /** Depths in the order layer1, blocks a branch, modules of stages 2, 3 and 4. */
    private static final List<Integer> SMALL = List.of(2, 2, 1, 3, 2);
    private static final List<Integer> FULL = List.of(4, 4, 1, 4, 3);
    /** HRNet-W18-small of the first version, which nobody has used for clicks. */
    private static final List<Integer> SMALLEST = List.of(1, 2, 1, 1, 1);

    /**
     * Looks at a checkpoint.
     *
     * @return empty if there is no branch of an HRNet in it
     * @throws Problem if it is an HRNet that {@link Architecture} does not offer
     */
    static Optional<Survey> of(TensorSet checkpoint) {
        Map<Long, Integer> widths = new HashMap<>();
        int[] depths = new int[FULL.size()];
        checkpoint.tensors().forEach((name, tensor) -> {
            Matcher bottleneck = BOTTLENECK.matcher(name);
            Matcher branch = BRANCH.matcher(name);
            if (bottleneck.matches()) {
                deepen(depths, 0, bottleneck.group(1));
            } else if (branch.matches() && !tensor.shape().isEmpty()) {
                deepen(depths, 1, branch.group(4));
                deepen(depths, Integer.parseInt(branch.group(1)), branch.group(2));
                widths.merge(tensor.shape().get(0) >> Integer.parseInt(branch.group(3)), 1, Integer::sum);
            }
        });
        return widths.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(width -> of(checkpoint, width.getKey(), Arrays.stream(depths).boxed().toList()));
    }

    private static void deepen(int[] depths, int which, String number) {
        depths[which] = Math.max(depths[which], Integer.parseInt(number) + 1);
    }

    private static Survey of(TensorSet checkpoint, long width, List<Integer> depths) {
        if (Architecture.WIDTHS.stream().noneMatch(offered -> offered == width)) {
            throw new Problem("this HRNet has width " + width, "give one of width " + Architecture.offered());
        }
        boolean small = within(depths, SMALL);
        if (depths.equals(SMALLEST) || !within(depths, FULL)) {
            throw new Problem("this HRNet has " + depths.get(0) + " bottlenecks, stages of " + depths.subList(2, 5)
                    + " modules and branches of " + depths.get(1) + " blocks",
                    "give one with " + words(FULL) + ", or a small one (version 2) with " + words(SMALL));
        }
        CheckpointRelease release = release(checkpoint);
        return new Survey(release, new Architecture((int) width, small, ocr(checkpoint, release, (int) width, small),
                projection(checkpoint, release), previousMask(checkpoint)));
    }

    private static boolean within(List<Integer> depths, List<Integer> limits) {
        return IntStream.range(0, limits.size()).allMatch(i -> depths.get(i) <= limits.get(i));
    }

    private static String words(List<Integer> depths) {
        return depths.get(0) + " bottlenecks, " + depths.subList(2, 5) + " modules, " + depths.get(1) + " blocks";
    }

    private static CheckpointRelease release(TensorSet checkpoint) {
        Set<String> names = checkpoint.tensors().keySet();
        if (names.stream().noneMatch(name -> name.startsWith(PREFIX))) {
            return CheckpointRelease.IMAGENET;
        }
        if (GAUSSIAN_PROCESS.stream().anyMatch(names::contains)) {
            return CheckpointRelease.GPCIS;
        }
        return names.stream().anyMatch(name -> name.startsWith(HRNetCheckpoints.REFINER))
                ? CheckpointRelease.CLICKSEG : CheckpointRelease.RITM;
    }

    private static int ocr(TensorSet checkpoint, CheckpointRelease release, int width, boolean small) {
        if (release == CheckpointRelease.IMAGENET) {
            return Architecture.usualOcr(width, small);
        }
        for (String name : new String[] {"conv3x3_ocr.0.weight", "conv3x3_ocr.1.weight", "conv3x3_ocr.1.bias"}) {
            long both = extent(checkpoint, PREFIX + name, 0);
            if (both >= 2) {
                return (int) Math.min(both / 2, Architecture.MOST);
            }
        }
        throw new Problem("this HRNet has no object context: there is no tensor " + PREFIX + "conv3x3_ocr.0.weight",
                "give one with OCR");
    }

    private static OptionalInt projection(TensorSet checkpoint, CheckpointRelease release) {
        return switch (release) {
            case RITM, CLICKSEG -> OptionalInt.empty();
            case IMAGENET -> OptionalInt.of(Architecture.PAPER_FEATURES);
            case GPCIS -> {
                long found = extent(checkpoint, PREFIX + "cls_head.weight", 0);
                boolean offered = found >= 1 && found <= Architecture.MOST;
                yield OptionalInt.of(offered ? (int) found : Architecture.PAPER_FEATURES);
            }
        };
    }

    private static boolean previousMask(TensorSet checkpoint) {
        return extent(checkpoint, "maps_transform.0.weight", 1) != CLICK_MAPS;
    }

    /** 0 where there is none. */
    private static long extent(TensorSet checkpoint, String name, int axis) {
        HostTensor tensor = checkpoint.tensors().get(name);
        return tensor == null || tensor.shape().size() <= axis ? 0 : tensor.shape().get(axis);
    }
}
