// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Annotations on disk. That of {@code cat.jpg} is the folder {@code cat.jpg.gpcis}, beside the picture or in a chosen folder:
 * {@code annotation.json} as last saved, {@code object-1.png} … (masks for other programs), {@code journal.jsonl} (all since).
 */
@ProviderType
public interface Annotations {

    /** What an annotation's folder is called: the picture's file name and this. */
    String SUFFIX = ".gpcis";

    /**
     * Opens a picture's annotation, or begins one; what a killed process left in the journal is there.
     *
     * @param picture the picture's file
     * @param folder where annotations are kept; empty for beside the picture
     * @throws Problem if the picture cannot be read, the annotation is of another picture or damaged, the folder cannot be
     *     written to, or another process (or this one) has it open
     */
    AnnotationFile open(Path picture, Optional<Path> folder);

    /**
     * Reads a picture's annotation without opening it, for lists; cheap, and works while another process has it open.
     *
     * @return empty where there is none
     * @throws Problem if it is damaged
     */
    Optional<Annotation> find(Path picture, Optional<Path> folder);

    /**
     * Reads an annotation by its own place.
     *
     * @param file its folder, or {@code annotation.json} in it
     * @throws Problem if there is none or it is damaged
     */
    Annotation read(Path file);
}
