// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.picture.Picture;
import gpcis.ui.workbench.canvas.PictureLevels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A picture as it is opened: everything that takes time is done before the window's thread gets it.
 *
 * @param levels the picture
 * @param thumbnail a small copy
 * @param file its annotation
 * @param objects those of the annotation, with their masks
 * @param removed those of them that were removed
 */
record Prepared(PictureLevels levels, Picture thumbnail, AnnotationFile file, List<ObjectItem> objects, List<ObjectItem> removed) {

    /** @throws gpcis.api.problem.Problem if picture or annotation cannot be read */
    static Prepared of(Services services, Path picture, Optional<Path> annotationFolder) {
        PictureLevels levels = PictureLevels.of(services.pictureFiles().read(picture));
        AnnotationFile file = services.annotationFiles().open(picture, annotationFolder);
        try {
            return new Prepared(levels, levels.thumbnail(PictureList.THUMBNAIL), file, items(file, false), items(file, true));
        } catch (RuntimeException | Error failure) {
            file.close();
            throw failure;
        }
    }

    private static List<ObjectItem> items(AnnotationFile file, boolean removed) {
        return file.annotation().objects().stream().filter(object -> object.removed() == removed).map(ObjectItem::of).toList();
    }

    /** The highest number that an object has, or had. */
    int lastId() {
        return file.annotation().objects().stream().mapToInt(AnnotatedObject::id).max().orElse(0);
    }
}
