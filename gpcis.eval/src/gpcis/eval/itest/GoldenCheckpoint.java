// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Just enough of the checkpoint format for the reference checkpoints: a zip of {@code data.pkl} and raw little-endian storages
 * {@code data/N}. The pickle is walked with a stack on which every object is a list of its parts; nothing is built or called.
 */
final class GoldenCheckpoint implements AutoCloseable {

    private static final Object MARK = new Object();
    private static final Map<String, ElementType> TYPES =
            Map.of("torch FloatStorage", ElementType.F32, "torch LongStorage", ElementType.I64);

    private final Path file;
    private final boolean unpacked;
    private final ZipFile zip;
    private final String folder;
    private final Map<Object, Object> tensors;

    private GoldenCheckpoint(Path file, boolean unpacked) throws IOException {
        this.file = file;
        this.unpacked = unpacked;
        zip = new ZipFile(file.toFile());
        ZipEntry pickle = zip.stream().filter(entry -> entry.getName().endsWith("/data.pkl")).findFirst().orElseThrow();
        folder = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
        Map<?, ?> whole = (Map<?, ?>) walk(ByteBuffer.wrap(bytes(pickle.getName())).order(ByteOrder.LITTLE_ENDIAN));
        @SuppressWarnings("unchecked")
        Map<Object, Object> state = (Map<Object, Object>) whole.get("state_dict");
        tensors = state;
    }

    /** Opens {@code X.pth}, or {@code X.pth.gz} unpacked beside other temporary files. */
    static GoldenCheckpoint open(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return new GoldenCheckpoint(file, false);
        }
        Path unpacked = Files.createTempFile("checkpoint", ".pth");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        return new GoldenCheckpoint(unpacked, true);
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    /** A float32 tensor's values in C order. */
    double[] get(String name) throws IOException {
        return tensor(name).toDoubles();
    }

    /** All tensors. */
    TensorSet tensors() throws IOException {
        Map<String, HostTensor> all = new HashMap<>();
        for (Object name : tensors.keySet()) {
            all.put((String) name, tensor((String) name));
        }
        return TensorSet.of(all);
    }

    /** A tensor; it has to be contiguous and to begin its storage. */
    HostTensor tensor(String name) throws IOException {
        // [function, [storage, offset, shape, strides, ...]] with storage = [word, type, key, device, elements].
        List<?> arguments = (List<?>) ((List<?>) tensors.get(name)).get(1);
        List<?> storage = (List<?>) arguments.get(0);
        List<Long> shape = ((List<?>) arguments.get(2)).stream().map(extent -> ((Integer) extent).longValue()).toList();
        ElementType type = TYPES.get(storage.get(1));
        if (!arguments.get(1).equals(0) || type == null) {
            throw new IllegalStateException(name + " is " + arguments);
        }
        return HostTensor.of(type, shape, ByteBuffer.wrap(bytes(folder + "data/" + storage.get(2))));
    }

    private static Object walk(ByteBuffer in) {
        Deque<Object> stack = new ArrayDeque<>();
        Map<Integer, Object> memo = new HashMap<>();
        while (true) {
            int code = in.get() & 0xff;
            switch (code) {
                case 0x80 -> in.get();
                case '}' -> stack.push(new HashMap<>());
                case ']', ')' -> stack.push(new ArrayList<>());
                case '(' -> stack.push(MARK);
                case 'q' -> memo.put(in.get() & 0xff, stack.peek());
                case 'r' -> memo.put(in.getInt(), stack.peek());
                case 'h' -> stack.push(memo.get(in.get() & 0xff));
                case 'j' -> stack.push(memo.get(in.getInt()));
                case 'X' -> stack.push(text(in, in.getInt()));
                case 'K' -> stack.push(in.get() & 0xff);
                case 'M' -> stack.push(in.getShort() & 0xffff);
                case 'J' -> stack.push(in.getInt());
                case 'G' -> stack.push(in.order(ByteOrder.BIG_ENDIAN).getDouble());
                case 0x8a -> stack.push(text(in, in.get() & 0xff));
                case 0x88, 0x89 -> stack.push(code == 0x88);
                case 'N' -> stack.push("None");
                case 'c' -> stack.push(line(in) + " " + line(in));
                case 'Q' -> { }
                case 't' -> stack.push(upToMark(stack));
                case 0x85, 0x86, 0x87 -> stack.push(top(stack, code - 0x84));
                case 'R' -> reduce(stack);
                case 'b' -> stack.pop();
                case 's' -> put(stack, top(stack, 2));
                case 'u' -> put(stack, upToMark(stack));
                case 'a' -> append(stack, top(stack, 1));
                case 'e' -> append(stack, upToMark(stack));
                case '.' -> {
                    return stack.pop();
                }
                default -> throw new IllegalStateException("operation " + code + " at " + in.position());
            }
            in.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** An ordered dictionary is made empty and filled later; everything else is kept as [function, arguments]. */
    private static void reduce(Deque<Object> stack) {
        List<Object> call = top(stack, 2);
        stack.push(call.get(0).equals("collections OrderedDict") ? new HashMap<>() : call);
    }

    @SuppressWarnings("unchecked")
    private static void put(Deque<Object> stack, List<Object> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            ((Map<Object, Object>) stack.peek()).put(pairs.get(i), pairs.get(i + 1));
        }
    }

    @SuppressWarnings("unchecked")
    private static void append(Deque<Object> stack, List<Object> items) {
        ((List<Object>) stack.peek()).addAll(items);
    }

    private static List<Object> upToMark(Deque<Object> stack) {
        List<Object> items = new ArrayList<>();
        for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
            items.add(item);
        }
        Collections.reverse(items);
        return items;
    }

    private static List<Object> top(Deque<Object> stack, int count) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(stack.pop());
        }
        Collections.reverse(items);
        return items;
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String line(ByteBuffer in) {
        StringBuilder line = new StringBuilder();
        for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
            line.append(c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (unpacked) {
            Files.delete(file);
        }
    }
}
