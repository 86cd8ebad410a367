// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.tensor.HostTensor;
import gpcis.sampler.file.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The dictionary of named tensors in what a pickle holds, and the tensors themselves. */
final class StateDictionary {

    /** Where the dictionary may be, the likeliest place first. */
    private static final List<String> KEYS = List.of("state_dict", "model", "model_state_dict", "network");

    /** What {@code torch.nn.DataParallel} puts before every name. */
    private static final String PARALLEL = "module.";

    private static final int LONGEST_NAME = 4096;

    /** Tensors may share a storage; many that each show all of it would grow beyond measure once they are written. */
    private static final int MOST_EXPANSION = 2;
    private static final long FREE_EXPANSION = 1 << 20;

    private final SortedMap<String, TensorReference> references = new TreeMap<>();

    /**
     * Finds the tensors.
     *
     * @param root the pickle's object: a dictionary of tensors, or one that holds it under a usual name
     */
    StateDictionary(Object root) {
        if (!(root instanceof PickledDictionary dictionary)) {
            throw Refusal.foreign("holds " + PickleWalk.describe(root) + ", not a dictionary of tensors",
                    "save the weights: torch.save({'state_dict': model.state_dict()}, file)");
        }
        PickledDictionary state = KEYS.stream().map(dictionary::get).filter(PickledDictionary.class::isInstance)
                .map(PickledDictionary.class::cast).findFirst().orElse(dictionary);
        state.entries().forEach((name, value) -> {
            if (value instanceof TensorReference tensor) {
                references.put(name(name), tensor);
            }
        });
        if (references.isEmpty()) {
            throw Refusal.foreign("holds no tensors" + (dictionary.entries().isEmpty() ? "" : ", only "
                    + String.join(", ", dictionary.entries().keySet().stream().limit(5)
                            .map(key -> Refusal.quoted(String.valueOf(key))).toList())),
                    "save the weights: torch.save({'state_dict': model.state_dict()}, file)");
        }
        checkExpansion();
    }

    private static String name(Object key) {
        if (!(key instanceof String name) || name.isEmpty() || name.length() > LONGEST_NAME || !Printable.is(name)) {
            throw Refusal.damaged("a tensor's name is " + PickleWalk.describe(key) + ", not a printable text of up to "
                    + LONGEST_NAME + " characters");
        }
        return name;
    }

    private void checkExpansion() {
        Map<StorageReference, Long> shown = new HashMap<>();
        long shownAll = 0;
        for (TensorReference tensor : references.values()) {
            shown.put(tensor.storage(), tensor.storage().bytes());
            shownAll += tensor.bytes();
        }
        long kept = shown.values().stream().mapToLong(Long::longValue).sum();
        if (shownAll > FREE_EXPANSION + MOST_EXPANSION * kept) {
            throw Refusal.damaged("its tensors take " + shownAll + " bytes and look at " + kept + "; more than "
                    + MOST_EXPANSION + " times as many are not unfolded");
        }
    }

    /** The tensors, without what parallel training puts before their names. */
    SortedMap<String, HostTensor> tensors(StorageSource source) throws IOException {
        // All storages first: only then is it known that they are as large as the bounds above took them to be.
        Map<StorageReference, ByteBuffer> storages = new HashMap<>();
        for (TensorReference tensor : references.values()) {
            if (!storages.containsKey(tensor.storage())) {
                storages.put(tensor.storage(), source.read(tensor.storage()));
            }
        }
        boolean parallel = references.keySet().stream().allMatch(name -> name.startsWith(PARALLEL)
                && name.length() > PARALLEL.length());
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        references.forEach((name, tensor) -> tensors.put(parallel ? name.substring(PARALLEL.length()) : name,
                HostTensor.of(tensor.storage().type(), tensor.shape(),
                        new StridedView(tensor, storages.get(tensor.storage())).elements())));
        return tensors;
    }
}
