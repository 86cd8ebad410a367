// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The masks after each click, {@code SET/OBJECT/NN.png}, where they are wanted. */
final class MaskFolder {

    private final PictureFiles pictures;
    private final Path folder;
    private final boolean wanted;

    MaskFolder(PictureFiles pictures, Path folder, boolean wanted) {
        this.pictures = pictures;
        this.folder = folder;
        this.wanted = wanted;
    }

    void save(PlannedObject object, int index, Mask mask) {
        if (!wanted) {
            return;
        }
        Path place = folder.resolve(name(object.set().name())).resolve(name(object.id()));
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new Problem("cannot make the folder " + place + ": " + e.getMessage(),
                    "check the permissions and the free space", e);
        }
        pictures.writeMask(mask, place.resolve(String.format(Locale.ROOT, "%02d.png", index)));
    }

    /** Ids are the names of files, but those of a plugin's set need not be. */
    private static String name(String id) {
        String name = id.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        return name.matches("\\.*") ? "_" + name : name;
    }
}
