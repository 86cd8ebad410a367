// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files hold the masks of which pictures: {@code cat.png}, {@code cat-2.png} for {@code cat.jpg}, any ending that is
 * asked for.
 *
 * @param folder where they are
 * @param byStem for each name without ending, the files by the number behind it; 0 for none
 */
record MaskFiles(Path folder, Map<String, SortedMap<Integer, Path>> byStem) {

    private static final Pattern NUMBERED = Pattern.compile("(.+)-([1-9][0-9]{0,8})");

    /**
     * @param source a folder, or a single file
     * @param endings in lower case, without the dot
     * @throws Problem if there is none
     */
    static MaskFiles in(Path source, List<String> endings) {
        if (!Files.exists(source)) {
            throw new Problem("there is no " + source, "name a file, or a folder of files, ending in " + endings.get(0));
        }
        Map<String, SortedMap<Integer, Path>> byStem = new HashMap<>();
        for (Path file : files(source)) {
            String name = file.getFileName().toString();
            String stem = Stems.of(name);
            if (endings.contains(name.substring(Math.min(name.length(), stem.length() + 1)).toLowerCase(Locale.ROOT))) {
                byStem.computeIfAbsent(stem, key -> new TreeMap<>()).put(0, file);
                Matcher numbered = NUMBERED.matcher(stem);
                if (numbered.matches()) {
                    byStem.computeIfAbsent(numbered.group(1), key -> new TreeMap<>())
                            .put(Integer.parseInt(numbered.group(2)), file);
                }
            }
        }
        if (byStem.isEmpty()) {
            throw new Problem("there is no file ending in " + String.join(" or ", endings) + " in " + source,
                    "name the folder that holds them");
        }
        return new MaskFiles(Files.isDirectory(source) ? source : source.toAbsolutePath().getParent(), byStem);
    }

    private static List<Path> files(Path source) {
        if (!Files.isDirectory(source)) {
            return List.of(source);
        }
        try (Stream<Path> all = Files.list(source)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new Problem("cannot list " + source + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    /** The pictures that there are files of, by name. */
    List<String> found(Map<String, Size> pictures) {
        List<String> found = new ArrayList<>(new TreeMap<>(pictures).keySet());
        found.removeIf(picture -> !byStem.containsKey(Stems.of(picture)));
        return found;
    }

    /** The files of a picture by object number. */
    SortedMap<Integer, Path> of(String picture) {
        return byStem.get(Stems.of(picture));
    }
}
