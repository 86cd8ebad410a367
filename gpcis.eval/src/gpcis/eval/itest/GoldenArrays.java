// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reference arrays: {@code X.bin} holds them one after another, {@code X.json} says where and of which shape. */
final class GoldenArrays {

    private final Map<String, JsonObject> entries = new HashMap<>();
    private final ByteBuffer data;

    private GoldenArrays(ByteBuffer data) {
        this.data = data;
    }

    /** Opens arrays below {@code GPCIS_GOLDEN}; the test is skipped where that is unset. */
    static GoldenArrays open(String name) throws IOException {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null && !root.isBlank(), "GPCIS_GOLDEN is unset: there are no reference numbers to compare with");
        Path json = Path.of(root, name + ".json");
        GoldenArrays arrays = new GoldenArrays(ByteBuffer.wrap(Files.readAllBytes(Path.of(root, name + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN));
        for (JsonElement entry : JsonParser.parseString(Files.readString(json)).getAsJsonObject()
                .getAsJsonArray("arrays")) {
            arrays.entries.put(entry.getAsJsonObject().get("name").getAsString(), entry.getAsJsonObject());
        }
        return arrays;
    }

    /** Whether there is an array of that name. */
    boolean holds(String name) {
        return entries.containsKey(name);
    }

    /** The array's values, whatever their type. */
    double[] get(String name) {
        JsonObject entry = entries.get(name);
        String type = entry.get("dtype").getAsString();
        ByteBuffer bytes = data.slice(entry.get("offset").getAsInt(), entry.get("nbytes").getAsInt())
                .order(ByteOrder.LITTLE_ENDIAN);
        int width = type.equals("uint8") ? 1 : type.equals("float32") ? 4 : 8;
        double[] values = new double[bytes.remaining() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "uint8" -> bytes.get(i) & 0xff;
                case "float32" -> bytes.getFloat(4 * i);
                case "float64" -> bytes.getDouble(8 * i);
                case "int64" -> bytes.getLong(8 * i);
                default -> throw new IllegalStateException(name + " is of type " + type);
            };
        }
        return values;
    }

    /** The array's shape. */
    long[] shape(String name) {
        return entries.get(name).getAsJsonArray("shape").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    }
}
