// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.settings;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The recipes that configurations begin with: JSON files of this bundle, each of which may extend another. */
public final class Presets {

    /** Names of all. */
    public static final List<String> NAMES = List.of("light", "paper", "released");
    /** Setting that names the preset. */
    public static final String PRESET = "preset";

    private static final String EXTENDS = "extends";

    private Presets() { }

    /**
     * The preset, then the file, then what is stated: later ones go before earlier ones.
     *
     * @throws Problem if the file is unreadable or no JSON, or the preset is unknown
     */
    public static SortedMap<String, String> complete(Optional<Path> file, Map<String, String> stated) {
        SortedMap<String, String> chosen = new TreeMap<>(file.map(Presets::read).orElseGet(TreeMap::new));
        chosen.putAll(stated);
        String preset = chosen.getOrDefault(PRESET, "paper");
        SortedMap<String, String> complete = preset(preset);
        complete.putAll(chosen);
        complete.put(PRESET, preset);
        return complete;
    }

    private static SortedMap<String, String> read(Path file) {
        try {
            return FlatJson.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new Problem("cannot read " + file + (Files.exists(file) ? ": " + e.getMessage() : ": there is no such file"),
                    "give a configuration in JSON", e);
        }
    }

    private static SortedMap<String, String> preset(String name) {
        if (!NAMES.contains(name)) {
            throw new Problem("there is no preset '" + name + "'", "use one of " + String.join(", ", NAMES));
        }
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".json")) {
            SortedMap<String, String> own =
                    FlatJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "preset " + name);
            String base = own.remove(EXTENDS);
            SortedMap<String, String> all = base == null ? new TreeMap<>() : preset(base);
            all.putAll(own);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
