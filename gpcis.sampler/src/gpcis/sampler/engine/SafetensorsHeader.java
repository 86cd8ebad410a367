// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.sampler.file.Printable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The header of a safetensors file, checked: each entry's bytes lie in the file, fit its type and shape, and together they
 * cover the data without gap or overlap.
 *
 * @param entries in the order of their data
 * @param metadata free text
 * @param dataStart position in the file where the data begin
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataStart) {

    static final String METADATA = "__metadata__";

    /** The format's own limit. */
    private static final long LONGEST = 100_000_000;
    private static final int MOST_AXES = 16;
    private static final int LONGEST_NAME = 4096;

    /** One tensor: where its bytes are, relative to the start of the data. */
    record Entry(String name, ElementType type, List<Long> shape, long begin, long end) { }

    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw broken(file, "it has " + size + " bytes; the header's length alone takes 8");
        }
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        SafetensorsFiles.readFully(channel, 0, length);
        long headerLength = length.getLong(0);
        if (headerLength < 2 || headerLength > LONGEST || headerLength > size - 8) {
            throw broken(file, "its header is said to have " + Long.toUnsignedString(headerLength) + " bytes, the file has "
                    + size);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) headerLength);
        SafetensorsFiles.readFully(channel, 8, bytes);
        try {
            return parse(file, decode(bytes.flip()), 8 + headerLength, size - 8 - headerLength);
        } catch (CharacterCodingException e) {
            throw broken(file, "its header is not UTF-8 text");
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // Gson's way of saying that the text is no JSON or has another form than asked for.
            throw broken(file, "its header does not have the form of the format");
        }
    }

    private static String decode(ByteBuffer bytes) throws CharacterCodingException {
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
        return text.toString();
    }

    private static SafetensorsHeader parse(Path file, String text, long dataStart, long dataLength) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new TreeMap<>();
        Set<String> names = new HashSet<>();
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (!names.add(name)) {
                throw broken(file, "it names '" + Printable.of(name) + "' twice");
            }
            if (name.equals(METADATA)) {
                readMetadata(json, metadata);
            } else {
                entries.add(readEntry(file, json, name, dataLength));
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw broken(file, "something follows its header");
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin() != at) {
                throw broken(file, "tensor '" + Printable.of(entry.name()) + "' begins at byte " + entry.begin()
                        + " where " + at + " is due: " + (entry.begin() < at ? "tensors overlap" : "there is a gap"));
            }
            at = entry.end();
        }
        if (at != dataLength) {
            throw broken(file, "its tensors take " + at + " bytes, the data have " + dataLength);
        }
        return new SafetensorsHeader(entries, metadata, dataStart);
    }

    private static void readMetadata(JsonReader json, Map<String, String> metadata) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            metadata.put(json.nextName(), json.nextString());
        }
        json.endObject();
    }

    private static Entry readEntry(Path file, JsonReader json, String name, long dataLength) throws IOException {
        if (name.isEmpty() || name.length() > LONGEST_NAME || !Printable.is(name)) {
            throw broken(file, "a tensor's name is '" + Printable.of(name) + "', not a printable text of up to " + LONGEST_NAME
                    + " characters");
        }
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            switch (key) {
                case "dtype" -> type = readType(file, name, json.nextString());
                case "shape" -> shape = readNumbers(file, name, json);
                case "data_offsets" -> offsets = readNumbers(file, name, json);
                default -> throw broken(file, "tensor '" + Printable.of(name) + "' has an unknown entry '" + Printable.of(key)
                        + "'");
            }
        }
        json.endObject();
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw broken(file, "tensor '" + Printable.of(name) + "' lacks dtype, shape or two data_offsets");
        }
        return checked(file, new Entry(name, type, shape, offsets.get(0), offsets.get(1)), dataLength);
    }

    private static Entry checked(Path file, Entry entry, long dataLength) {
        String tensor = "tensor '" + Printable.of(entry.name()) + "'";
        if (entry.end() < entry.begin() || entry.end() > dataLength) {
            throw broken(file, tensor + " lies at bytes " + entry.begin() + " … " + entry.end() + " of " + dataLength);
        }
        long bytes = entry.type().bytes();
        try {
            for (long extent : entry.shape()) {
                bytes = Math.multiplyExact(bytes, extent);
            }
        } catch (ArithmeticException e) {
            throw broken(file, tensor + " has the impossible shape " + entry.shape());
        }
        if (bytes != entry.end() - entry.begin() || bytes > Integer.MAX_VALUE - 16) {
            throw broken(file, tensor + " of " + entry.type() + entry.shape() + " needs " + bytes + " bytes, is given "
                    + (entry.end() - entry.begin()));
        }
        return entry;
    }

    private static ElementType readType(Path file, String name, String text) {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw broken(file, "tensor '" + Printable.of(name) + "' has the unknown type '" + Printable.of(text) + "'");
    }

    private static List<Long> readNumbers(Path file, String name, JsonReader json) throws IOException {
        List<Long> numbers = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() != JsonToken.NUMBER) {
                throw broken(file, "tensor '" + Printable.of(name) + "' has something other than numbers in shape or offsets");
            }
            long number = json.nextLong();
            if (number < 0 || numbers.size() == MOST_AXES) {
                throw broken(file, "tensor '" + Printable.of(name) + "' has negative or more than " + MOST_AXES + " extents");
            }
            numbers.add(number);
        }
        json.endArray();
        return numbers;
    }

    private static Problem broken(Path file, String why) {
        return new Problem(file + " is no whole safetensors file: " + why, "fetch or export it again");
    }
}
