// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.PictureReference;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Annotations in folders beside their pictures, or in a chosen folder. */
@Component
public final class AnnotationFolders implements Annotations {

    private final PictureFiles pictures;

    /** @param pictures reads sizes and writes masks */
    @Activate
    public AnnotationFolders(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public AnnotationFile open(Path picture, Optional<Path> folder) {
        Path place = place(picture, folder);
        PictureReference reference =
                new PictureReference(seenFrom(place, picture), pictures.readSize(picture), Sha256.of(picture));
        return new FolderAnnotation(pictures, picture, place, reference);
    }

    @Override
    public Optional<Annotation> find(Path picture, Optional<Path> folder) {
        Path place = place(picture, folder);
        return Files.isDirectory(place) ? FolderContent.read(place).annotation() : Optional.empty();
    }

    @Override
    public Annotation read(Path file) {
        Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().normalize().getParent();
        if (!Files.exists(file) || folder == null) {
            throw new Problem("there is no annotation " + file, "name a folder that ends in " + SUFFIX);
        }
        return FolderContent.read(folder).annotation().orElseThrow(() -> new Problem(
                "there is no annotation in " + folder, "name a folder that ends in " + SUFFIX + ", or the "
                        + FolderContent.SAVED + " in it"));
    }

    private static Path place(Path picture, Optional<Path> folder) {
        Path absolute = picture.toAbsolutePath().normalize();
        if (absolute.getFileName() == null) {
            throw new Problem(picture + " is no picture", "name a picture's file");
        }
        return folder.map(chosen -> chosen.toAbsolutePath().normalize()).orElseGet(absolute::getParent)
                .resolve(absolute.getFileName() + SUFFIX);
    }

    private static String seenFrom(Path place, Path picture) {
        Path absolute = picture.toAbsolutePath().normalize();
        Path stated = place.getRoot().equals(absolute.getRoot()) ? place.relativize(absolute) : absolute;
        return stated.toString().replace(picture.getFileSystem().getSeparator(), "/");
    }
}
