// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an encoder's tensors tell of it, where some may be missing or of a wrong shape.
 *
 * @param widths of each stage, as most of its norms have it; 0 where there is none
 * @param depths of each stage: the highest number of a block, plus one
 */
record EncoderForm(List<Long> widths, List<Integer> depths) {

    private static final Pattern PART = Pattern.compile("(patch_embed|block|norm)([1-4])\\.(?:(\\d{1,3})\\.)?(.*)");

    /**
     * Reads the names and shapes.
     *
     * @param tensors under the names that the encoder's children have; others are not looked at
     * @return empty unless there are both embeddings and blocks
     */
    static Optional<EncoderForm> of(SortedMap<String, HostTensor> tensors) {
        List<Map<Long, Integer>> votes = Stream.generate(HashMap<Long, Integer>::new).limit(Variant.STAGES)
                .collect(Collectors.toList());
        Integer[] depths = new Integer[Variant.STAGES];
        Arrays.fill(depths, 0);
        boolean embeds = false;
        for (Map.Entry<String, HostTensor> tensor : tensors.entrySet()) {
            Matcher part = PART.matcher(tensor.getKey());
            if (!part.matches()) {
                continue;
            }
            int stage = Integer.parseInt(part.group(2)) - 1;
            embeds |= part.group(1).equals("patch_embed");
            if (part.group(1).equals("block") && part.group(3) != null) {
                depths[stage] = Math.max(depths[stage], Integer.parseInt(part.group(3)) + 1);
            }
            // norms of the attention have the same width
            if (tensor.getKey().matches(".*norm\\d?\\.weight") && tensor.getValue().shape().size() == 1) {
                votes.get(stage).merge(tensor.getValue().shape().get(0), 1, Integer::sum);
            }
        }
        boolean blocks = Arrays.stream(depths).anyMatch(depth -> depth > 0);
        return embeds && blocks ? Optional.of(new EncoderForm(votes.stream().map(EncoderForm::favourite).toList(),
                List.of(depths))) : Optional.empty();
    }

    private static long favourite(Map<Long, Integer> votes) {
        return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0L);
    }

    /**
     * The variant that it is, or lacks the least of.
     *
     * @throws Problem if it has other widths, or more blocks, than any
     */
    Variant variant() {
        return Arrays.stream(Variant.values()).filter(this::mayBe).min(Comparator.comparingInt(this::missing))
                .orElseThrow(() -> new Problem("this SegFormer has stages of " + listed(widths) + " channels and "
                        + listed(depths) + " blocks, which the backbone segformer does not offer",
                        "it offers " + Arrays.stream(Variant.values()).map(Variant::key)
                                .collect(Collectors.joining(", "))));
    }

    private boolean mayBe(Variant variant) {
        return IntStream.range(0, Variant.STAGES).allMatch(stage ->
                (widths.get(stage) == 0 || widths.get(stage) == variant.widths().get(stage).longValue())
                        && depths.get(stage) <= variant.depths().get(stage));
    }

    private int missing(Variant variant) {
        return IntStream.range(0, Variant.STAGES).map(stage -> variant.depths().get(stage) - depths.get(stage)).sum();
    }

    private static String listed(List<?> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
