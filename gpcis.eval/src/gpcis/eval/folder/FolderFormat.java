// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.folder;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Levels;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.eval.pairs.MaskAnnotation;
import gpcis.eval.pairs.PairedLayout;
import gpcis.eval.pairs.SetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Any folder with one folder of photos and one of masks, matched by name. A mask holds 0, 128 (ignored) and 255, or any
 * two levels: then what is above half of its largest level is the object.
 */
@Component(property = DataSetFormat.NAME + "=folder")
public final class FolderFormat implements DataSetFormat {

    private static final List<String> PHOTOS = List.of("images", "image", "img", "imgs", "photos", "data_gt", "jpegimages");
    private static final List<String> MASKS = List.of("masks", "mask", "gt", "labels", "truth", "annotations", "boundary_gt");

    private final PictureFiles pictures;

    /** @param pictures reads photos and masks */
    @Activate
    public FolderFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        Path root = folder.orElseThrow(() -> new Problem("no folder of photos and masks is named", "say where they are"));
        if (!Files.isDirectory(root)) {
            throw new Problem("there is no folder " + root, "name one that holds a folder of photos and one of masks");
        }
        Path named = root.toAbsolutePath().normalize().getFileName();
        String name = named == null ? "folder" : named.toString();
        return PairedLayout.ofPictures(name, only(root, PHOTOS, "photos"), only(root, MASKS, "masks"))
                .open(pictures, new MaskAnnotation(pictures, FolderFormat::meaning), new SetFolder(name, root), split);
    }

    private static GroundTruth meaning(Levels levels) {
        boolean trimap = levels.largest() == 255;
        boolean unknown = false;
        for (int i = 0; trimap && i < levels.size().pixels(); i++) {
            int level = levels.at(i);
            trimap = level == 0 || level == 128 || level == 255;
            unknown |= level == 128;
        }
        if (trimap && unknown) {
            return MaskAnnotation.trimap(levels);
        }
        int largest = levels.largest();
        return GroundTruth.of(MaskAnnotation.where(levels, level -> 2 * level > largest));
    }

    /** The one folder inside that has one of the names. */
    private static String only(Path root, List<String> names, String what) {
        List<String> found;
        try (Stream<Path> inside = Files.list(root)) {
            found = inside.filter(Files::isDirectory).map(place -> place.getFileName().toString())
                    .filter(name -> names.contains(name.toLowerCase(Locale.ROOT))).sorted().toList();
        } catch (IOException e) {
            throw new Problem("the folder " + root + " cannot be listed", "check its permissions", e);
        }
        if (found.size() != 1) {
            throw new Problem("the folder " + root + " holds " + (found.isEmpty() ? "no folder" : "several folders") + " of "
                    + what + (found.isEmpty() ? "" : ": " + String.join(", ", found)),
                    "have exactly one of " + String.join(", ", names));
        }
        return found.get(0);
    }
}
