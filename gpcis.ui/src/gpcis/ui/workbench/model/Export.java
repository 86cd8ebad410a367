// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.History;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Writes the annotated pictures of the list in another program's format, picture by picture. */
final class Export {

    private final Services services;
    private final Computing computing;
    private final Optional<Path> annotationFolder;

    Export(Services services, Computing computing, Optional<Path> annotationFolder) {
        this.services = services;
        this.computing = computing;
        this.annotationFolder = annotationFolder;
    }

    /**
     * Writes; what was annotated has to be on disk.
     *
     * @return the files that were written
     * @throws Problem if none of the pictures is annotated, or the format says so
     */
    List<Path> write(AnnotationFormat format, List<Path> pictures, Path folder) {
        List<Path> annotated = pictures.stream()
                .filter(file -> services.annotationFiles().find(file, annotationFolder).isPresent()).toList();
        if (annotated.isEmpty()) {
            throw new Problem("none of the pictures is annotated", "click on one first");
        }
        if (annotated.stream().anyMatch(file -> folder.equals(file.getParent()))) {
            throw new Problem(folder + " holds the pictures themselves, and masks may have their names",
                    "choose another folder to write to");
        }
        Iterator<Path> files = annotated.iterator();
        return format.write(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return files.hasNext();
            }

            @Override
            public MaskedPicture next() {
                return masked(files.next());
            }
        }, folder);
    }

    private MaskedPicture masked(Path file) {
        Annotation annotation = services.annotationFiles().find(file, annotationFolder).orElseThrow();
        List<MaskedObject> objects = new ArrayList<>();
        for (AnnotatedObject object : annotation.present()) {
            objects.add(new MaskedObject(object.id(), object.name(), object.label(), object.colour(),
                    object.upToDate() ? object.result().orElseThrow().mask().mask() : computed(file, object.history()).mask(),
                    () -> computed(file, object.history()).prediction().probability()));
        }
        return new MaskedPicture(file.getFileName().toString(), annotation.picture().size(), objects);
    }

    private ObjectResult computed(Path file, History history) {
        ObjectSessions sessions = services.objectSessions();
        try (ObjectSession session = sessions.open(services.pictureFiles().read(file))) {
            return computing.show(sessions, session, history);
        }
    }
}
