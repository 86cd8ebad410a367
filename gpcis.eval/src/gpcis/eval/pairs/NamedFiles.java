// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.pairs;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of one kind in a folder by their stems, that is, their names without the ending. */
public final class NamedFiles {

    /** Endings of pictures, among them some that are not read: such a file is then named as unreadable, not passed over. */
    public static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "tif", "tiff", "webp", "gif", "ppm", "pgm", "pnm", "tga", "heic");

    private final String folder;
    private final SortedMap<String, List<Path>> byStem = new TreeMap<>();

    private NamedFiles(String folder) {
        this.folder = folder;
    }

    /**
     * Lists a folder. Hidden files and other endings are passed over.
     *
     * @param endings in lower case; upper case in a name is the same
     * @throws Problem if the folder cannot be listed
     */
    static NamedFiles in(Path folder, Set<String> endings) {
        NamedFiles files = new NamedFiles(String.valueOf(folder.getFileName()));
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isRegularFile).sorted().forEach(file -> files.add(file, endings));
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be listed", "check its permissions", e);
        }
        return files;
    }

    private void add(Path file, Set<String> endings) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        if (dot > 0 && endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            byStem.computeIfAbsent(name.substring(0, dot), stem -> new ArrayList<>()).add(file);
        }
    }

    /** The stems in order. */
    Iterable<String> stems() {
        return byStem.keySet();
    }

    /** Whether there is a file of that stem. */
    boolean has(String stem) {
        return byStem.containsKey(stem);
    }

    /** The file of that stem; the first where several differ in their endings only. */
    Path file(String stem) {
        return byStem.get(stem).get(0);
    }

    /** Number of stems. */
    int count() {
        return byStem.size();
    }

    /** Folder and name, as people are told of it. */
    String place(String stem) {
        return folder + "/" + (has(stem) ? file(stem).getFileName() : stem + ".*");
    }

    /** One line a stem that several files share, where the stem is wanted. */
    void reportDoubles(Set<String> wanted, List<String> faults) {
        byStem.forEach((stem, files) -> {
            if (files.size() > 1 && wanted.contains(stem)) {
                faults.add(folder + " holds " + files.size() + " files named " + stem + ": "
                        + String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList()));
            }
        });
    }
}
