// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks a pickle and builds data of it: texts, numbers, truth values, None, lists, tuples, dictionaries, references of
 * tensors. Nothing is called. Operations that PyTorch does not write are refused by name, and so are names outside {@link
 * AllowedGlobal}.
 *
 * <p>Ours rather than a library's: net.razorvine:pickle 1.5 takes memory for the length that a text announces before it looks
 * whether the text is there (nine bytes ask for 1.8 GB).
 */
final class PickleWalk {

    private static final int MOST_OPERATIONS = 2_000_000;
    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final TensorRebuild tensors = new TensorRebuild();
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();
    private long operations;

    PickleWalk(PickleInput in) {
        this.in = in;
    }

    /** The object; the input stands behind it. */
    Object read() throws IOException {
        while (true) {
            work(1);
            int operation = in.unsignedByte();
            if (operation == '.') {
                return result();
            }
            walk(operation);
        }
    }

    /** Counts what is done: few bytes can ask for much, by referring to the same thing again and again. */
    private void work(int steps) {
        operations += steps;
        if (operations > MOST_OPERATIONS) {
            throw Refusal.damaged("its pickle has more than " + MOST_OPERATIONS + " operations");
        }
    }

    /** The storages that were referred to, by key. */
    Map<String, StorageReference> storages() {
        return tensors.storages();
    }

    private Object result() {
        if (stack.size() != 1 || !marks.isEmpty()) {
            throw Refusal.damaged("its pickle ends with " + stack.size() + " objects where one is due");
        }
        Object result = stack.get(0);
        Nesting.check(result);
        return result;
    }

    private void walk(int operation) throws IOException {
        switch (operation) {
            case 0x80 -> protocol(in.unsignedByte());
            case 0x95 -> in.skipFrame(in.unsigned(8));
            case '(' -> marks.add(stack.size());
            case 'N' -> stack.add(null);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) (int) in.unsigned(4));
            case 'K' -> stack.add(in.unsigned(1));
            case 'M' -> stack.add(in.unsigned(2));
            case 0x8a -> stack.add(in.number(in.unsigned(1)));
            case 0x8b -> stack.add(in.number(in.unsigned(4)));
            case 'G' -> stack.add(in.bigEndianDouble());
            case 'U', 0x8c -> stack.add(in.text(in.unsigned(1)));
            case 'T', 'X' -> stack.add(in.text(in.unsigned(4)));
            case 0x8d -> stack.add(in.text(in.unsigned(8)));
            case '}' -> stack.add(new PickledDictionary());
            case ']' -> stack.add(new ArrayList<>(0));
            case ')' -> stack.add(new PickledTuple(List.of()));
            case 't' -> stack.add(new PickledTuple(upToMark()));
            case 0x85, 0x86, 0x87 -> stack.add(new PickledTuple(top(operation - 0x84)));
            case 'a' -> append(top(1));
            case 'e' -> append(upToMark());
            case 's' -> put(top(2));
            case 'u' -> put(upToMark());
            case 'q' -> memorise(in.unsigned(1));
            case 'r' -> memorise(in.unsigned(4));
            case 0x94 -> memorise(memo.size());
            case 'h' -> recall(in.unsigned(1));
            case 'j' -> recall(in.unsigned(4));
            case 'c' -> stack.add(AllowedGlobal.of(in.line(), in.line()));
            case 0x93 -> global(top(2));
            case 'R' -> reduce(top(2));
            case 'b' -> build(top(1).get(0));
            case 'Q' -> stack.add(tensors.storage(top(1).get(0)));
            default -> throw Refusal.notAllowed("the operation " + RefusedOperation.name(operation));
        }
    }

    private static void protocol(int protocol) {
        if (protocol > NEWEST_PROTOCOL) {
            throw Refusal.damaged("its pickle has protocol " + protocol + "; there are protocols up to " + NEWEST_PROTOCOL);
        }
    }

    private void global(List<Object> names) {
        if (!(names.get(0) instanceof String module) || !(names.get(1) instanceof String name)) {
            throw Refusal.notAllowed("a reference to something without a name (STACK_GLOBAL)");
        }
        stack.add(AllowedGlobal.of(module, name));
    }

    private void reduce(List<Object> call) {
        if (!(call.get(0) instanceof AllowedGlobal function) || function.storage() != null
                || !(call.get(1) instanceof PickledTuple arguments)) {
            throw Refusal.notAllowed("a call (REDUCE) of " + describe(call.get(0)) + " with " + describe(call.get(1)));
        }
        List<Object> given = arguments.items();
        stack.add(switch (function) {
            case REBUILD_TENSOR -> tensors.tensor(given, 4, 4);
            case REBUILD_TENSOR_V2 -> tensors.tensor(given, 6, 7);
            case REBUILD_PARAMETER -> parameter(given);
            default -> orderedDictionary(given);
        });
    }

    private static Object parameter(List<Object> arguments) {
        if (arguments.size() != 3 || !(arguments.get(0) instanceof TensorReference tensor)) {
            throw Refusal.damaged("a parameter is not made of a tensor");
        }
        return tensor;
    }

    /** Empty, to be filled by what follows; Python 2 gives all pairs at once. */
    private PickledDictionary orderedDictionary(List<Object> arguments) {
        PickledDictionary made = new PickledDictionary();
        if (arguments.isEmpty()) {
            return made;
        }
        if (arguments.size() == 1 && arguments.get(0) instanceof List<?> pairs) {
            work(pairs.size());
            for (Object pair : pairs) {
                List<?> items = pair instanceof PickledTuple tuple ? tuple.items()
                        : pair instanceof List<?> list ? list : List.of();
                if (items.size() != 2) {
                    throw Refusal.damaged("an OrderedDict is made of " + describe(pair) + " where pairs are due");
                }
                made.put(items.get(0), items.get(1));
            }
            return made;
        }
        throw Refusal.notAllowed("a call of OrderedDict with " + describe(arguments.get(0)));
    }

    /** PyTorch hangs the versions of its layers on the dictionary that way; nothing here depends on them. */
    private void build(Object state) {
        Object built = peek();
        if (!(built instanceof PickledDictionary) || !(state instanceof PickledDictionary)) {
            throw Refusal.notAllowed("a state (BUILD) for " + describe(built));
        }
    }

    private void append(List<Object> items) {
        if (!(peek() instanceof List<?>)) {
            throw Refusal.damaged("items are appended to " + describe(peek()) + " before byte " + in.position());
        }
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) peek();
        list.addAll(items);
    }

    private void put(List<Object> pairs) {
        if (!(peek() instanceof PickledDictionary dictionary) || pairs.size() % 2 != 0) {
            throw Refusal.damaged("pairs are put into " + describe(peek()) + " before byte " + in.position());
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            dictionary.put(pairs.get(i), pairs.get(i + 1));
        }
    }

    private void memorise(long index) {
        if (index >= MOST_OPERATIONS) {
            throw Refusal.damaged("its pickle remembers something under number " + index + "; " + MOST_OPERATIONS
                    + " is the most");
        }
        memo.put(index, peek());
    }

    private void recall(long index) {
        Object found = memo.get(index);
        if (found == null && !memo.containsKey(index)) {
            throw Refusal.damaged("its pickle recalls number " + index + ", under which nothing is remembered");
        }
        stack.add(found);
    }

    private Object peek() {
        if (stack.size() <= (marks.isEmpty() ? 0 : marks.get(marks.size() - 1))) {
            throw nothingThere();
        }
        return stack.get(stack.size() - 1);
    }

    private List<Object> top(int count) {
        int from = stack.size() - count;
        if (from < (marks.isEmpty() ? 0 : marks.get(marks.size() - 1))) {
            throw nothingThere();
        }
        return takeFrom(from);
    }

    private List<Object> upToMark() {
        if (marks.isEmpty()) {
            throw nothingThere();
        }
        return takeFrom(marks.remove(marks.size() - 1));
    }

    private List<Object> takeFrom(int index) {
        List<Object> tail = stack.subList(index, stack.size());
        List<Object> taken = new ArrayList<>(tail);
        tail.clear();
        return taken;
    }

    private Refusal nothingThere() {
        return Refusal.damaged("the operation before byte " + in.position() + " of its pickle finds nothing to work on");
    }

    /** An object of a pickle in a word or two: it may be huge, or lead back to itself. */
    static String describe(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof String text) {
            return "the text " + Refusal.quoted(text);
        }
        if (value instanceof AllowedGlobal global) {
            return global.module().replace(' ', '.');
        }
        if (value instanceof Long || value instanceof Double || value instanceof BigInteger || value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof List<?> ? "a list" : value instanceof PickledTuple ? "a tuple"
                : value instanceof PickledDictionary ? "a dictionary" : value instanceof TensorReference ? "a tensor"
                : "a storage";
    }
}
