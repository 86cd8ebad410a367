// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.pairs;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one data set.
 *
 * @param name of the set
 * @param root its folder
 */
public record SetFolder(String name, Path root) {

    /**
     * Finds the set in the folder that was named, or in one of the set's name inside it.
     *
     * @param needed folders that the set has
     * @throws Problem if no folder is named or it does not hold the set
     */
    public static SetFolder find(String name, Optional<Path> folder, List<String> needed) {
        Path named = folder.orElseThrow(() -> new Problem("the data set " + name + " is read from files",
                "say in which folder they are"));
        if (!Files.isDirectory(named)) {
            throw new Problem("there is no folder " + named, "name the folder of " + name + " or the one it lies in");
        }
        List<Path> places = new ArrayList<>(List.of(named));
        places.addAll(ofThatName(named, name));
        for (Path place : places) {
            if (needed.stream().allMatch(part -> Files.isDirectory(place.resolve(part)))) {
                return new SetFolder(name, place);
            }
        }
        throw new Problem("the folder " + named + " holds no " + name, "it needs the folders " + String.join(", ", needed));
    }

    /** Those inside a folder whose name is the set's, upper or lower case. */
    private static List<Path> ofThatName(Path folder, String name) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .filter(place -> place.getFileName().toString().equalsIgnoreCase(name)).sorted().toList();
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be listed", "check its permissions", e);
        }
    }

    /**
     * The names that a split lists, one a line, from {@code splits/SPLIT.txt} or {@code SPLIT.txt}.
     *
     * @throws Problem if there is no such split
     */
    public List<String> split(String split) {
        if (!split.matches("[\\w-]+")) {
            throw new Problem("\"" + split + "\" is no name of a split", "splits are named train, val, and the like");
        }
        for (Path file : List.of(root.resolve("splits").resolve(split + ".txt"), root.resolve(split + ".txt"))) {
            if (Files.isRegularFile(file)) {
                return lines(file);
            }
        }
        throw new Problem(name + " in " + root + " has no split " + split, "a split is a file splits/" + split
                + ".txt or " + split + ".txt with one name a line; leave the split out for the whole set");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
        } catch (IOException e) {
            throw new Problem("the split " + file + " cannot be read", "it is a text file in UTF-8 with one name a line", e);
        }
    }
}
