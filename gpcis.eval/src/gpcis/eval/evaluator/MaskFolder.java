// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.eval.record.SavedMasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Path file = SavedMasks.file(folder, object.set().name(), object.id(), index);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new Problem("cannot make the folder " + file.getParent() + ": " + e.getMessage(),
                    "check the permissions and the free space", e);
        }
        pictures.writeMask(mask, file);
    }
}
