// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.tensor.ElementType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes references of storages and tensors out of what a pickle says about them, and checks every number of it. */
final class TensorRebuild {

    private static final int MOST_AXES = 16;
    private static final int MOST_TENSORS = 100_000;
    /** What one array of Java holds. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 16;

    private final Map<String, StorageReference> storages = new HashMap<>();
    private int tensors;

    /** Those that were asked for, by key. */
    Map<String, StorageReference> storages() {
        return Collections.unmodifiableMap(storages);
    }

    /** A persistent id: {@code ('storage', kind, key, location, elements)}, of the older format with a view, always None. */
    StorageReference storage(Object id) {
        if (!(id instanceof PickledTuple tuple) || tuple.items().size() < 5 || tuple.items().size() > 6
                || !"storage".equals(tuple.items().get(0))) {
            throw Refusal.notAllowed("a persistent id other than ('storage', kind, key, location, elements)");
        }
        List<Object> items = tuple.items();
        ElementType type = items.get(1) instanceof AllowedGlobal global ? global.storage() : null;
        if (type == null || !(items.get(2) instanceof String key) || !(items.get(3) instanceof String)) {
            throw Refusal.notAllowed("a persistent id with kind " + PickleWalk.describe(items.get(1)) + ", key "
                    + PickleWalk.describe(items.get(2)) + ", location " + PickleWalk.describe(items.get(3)));
        }
        if (items.size() == 6 && items.get(5) != null) {
            throw Refusal.notAllowed("a storage that is a view of another one");
        }
        long elements = whole(items.get(4), "elements of storage " + Refusal.quoted(key));
        if (elements > MOST_BYTES / type.bytes()) {
            throw Refusal.damaged("storage " + Refusal.quoted(key) + " is said to have " + elements + " elements of " + type
                    + "; at most 2 GiB are read");
        }
        StorageReference found = new StorageReference(type, key, elements);
        StorageReference before = storages.putIfAbsent(key, found);
        if (before != null && !before.equals(found)) {
            throw Refusal.damaged("storage " + Refusal.quoted(key) + " is said to have " + before.elements() + " elements of "
                    + before.type() + " and " + elements + " of " + type);
        }
        return found;
    }

    /** The arguments {@code (storage, offset, shape, strides, …)}; whether gradients are wanted, and hooks, say nothing here. */
    TensorReference tensor(List<Object> arguments, int least, int most) {
        if (arguments.size() < least || arguments.size() > most
                || !(arguments.get(0) instanceof StorageReference storage)
                || !(arguments.get(2) instanceof PickledTuple shape) || !(arguments.get(3) instanceof PickledTuple strides)
                || shape.items().size() != strides.items().size() || shape.items().size() > MOST_AXES) {
            throw Refusal.damaged("a tensor is not made of a storage, an offset, and as many extents as strides, at most "
                    + MOST_AXES);
        }
        if (++tensors > MOST_TENSORS) {
            throw Refusal.damaged("it has more than " + MOST_TENSORS + " tensors");
        }
        long offset = whole(arguments.get(1), "offset of a tensor");
        List<Long> extents = wholes(shape, "extent of a tensor");
        List<Long> steps = wholes(strides, "stride of a tensor");
        return within(storage, offset, extents, steps);
    }

    private static TensorReference within(StorageReference storage, long offset, List<Long> shape, List<Long> strides) {
        try {
            long elements = 1;
            long last = offset;
            for (int axis = 0; axis < shape.size(); axis++) {
                elements = Math.multiplyExact(elements, shape.get(axis));
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape.get(axis) - 1), strides.get(axis)));
            }
            boolean inside = elements == 0 ? offset <= storage.elements() : last < storage.elements();
            if (inside && elements <= MOST_BYTES / storage.type().bytes()) {
                return new TensorReference(storage, offset, shape, strides, elements);
            }
        } catch (ArithmeticException e) {
            // answered below, like every other tensor that does not fit
        }
        throw Refusal.damaged("a tensor of shape " + shape + " with strides " + strides + " from element " + offset
                + " on does not lie within its storage of " + storage.elements() + " elements");
    }

    private static List<Long> wholes(PickledTuple tuple, String what) {
        List<Long> numbers = new ArrayList<>();
        for (Object item : tuple.items()) {
            numbers.add(whole(item, what));
        }
        return List.copyOf(numbers);
    }

    private static long whole(Object value, String what) {
        if (!(value instanceof Long number) || number < 0) {
            throw Refusal.damaged("the " + what + " is "
                    + (value instanceof Long || value instanceof BigInteger ? value : PickleWalk.describe(value)));
        }
        return number;
    }
}
