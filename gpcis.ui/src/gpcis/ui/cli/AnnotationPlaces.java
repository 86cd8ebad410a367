// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.annotation.Annotations;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where annotations are kept, and of which pictures. */
final class AnnotationPlaces {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp");

    @Option(names = "--annotations", paramLabel = "FOLDER",
            description = "Where the annotations are kept; beside each picture otherwise.")
    private Path folder;

    /** Where annotations are kept. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** All pictures among files and folders; those of a folder in the order of their names. */
    static List<Path> pictures(List<Path> places) {
        List<Path> all = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                all.addAll(in(place));
            } else if (Files.exists(place)) {
                all.add(place);
            } else {
                throw new Problem("there is no picture or folder " + place, "check the name");
            }
        }
        return all.stream().distinct().toList();
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(AnnotationPlaces::isPicture).sorted().toList();
        } catch (IOException e) {
            throw new Problem("cannot list " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** The pictures that have an annotation. */
    List<Path> annotated(List<Path> places, Annotations annotations) {
        List<Path> found = pictures(places).stream().filter(picture -> annotations.find(picture, folder()).isPresent()).toList();
        if (found.isEmpty()) {
            throw new Problem("none of the pictures has an annotation",
                    folder == null ? "say where they are kept: --annotations FOLDER" : "check the folder " + folder);
        }
        return found;
    }
}
