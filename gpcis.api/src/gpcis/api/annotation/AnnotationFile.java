// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The annotation of a picture, open for change by this process alone. Every change is on disk (written and forced) when its
 * method returns: a process that is killed at any moment later finds it again. Methods may be called from any thread; each
 * takes some milliseconds, which a user interface's own thread does not have. A method that fails changes nothing.
 */
@ProviderType
public interface AnnotationFile extends AutoCloseable {

    /** The folder that holds it. */
    Path folder();

    /** The picture's file. */
    Path picture();

    /** How it stands. */
    Annotation annotation();

    /**
     * Adds an object.
     *
     * @param settings what its mask will be computed with
     * @return the new object; its number follows the highest that was ever given
     * @throws Problem if it cannot be written
     */
    AnnotatedObject add(String name, String label, int colour, Settings settings);

    /**
     * Adds a step to an object; what was undone is dropped.
     *
     * @throws Problem if there is no such object, the step does not fit the picture (a click outside, a mask of another size)
     *     or the object, or it cannot be written
     */
    AnnotatedObject step(int object, Step step);

    /**
     * Moves an object's cursor: one back to undo, one on to redo, or anywhere.
     *
     * @param cursor how many steps are to be in force
     * @throws Problem if there are not so many, or it cannot be written
     */
    AnnotatedObject at(int object, int cursor);

    /**
     * Calls an object otherwise.
     *
     * @throws Problem if there is no such object or it cannot be written
     */
    AnnotatedObject describe(int object, String name, String label, int colour);

    /**
     * Takes an object out, or brings it back.
     *
     * @throws Problem if there is no such object or it cannot be written
     */
    AnnotatedObject remove(int object, boolean removed);

    /**
     * Keeps a mask that was computed from an object's steps, for exports and for the next opening.
     *
     * @param result its cursor says from which steps; one that is no longer there, or of another size, is refused
     * @throws Problem if there is no such object, the result does not fit it, or it cannot be written
     */
    AnnotatedObject result(int object, Result result);

    /**
     * Writes all into {@code annotation.json} and a PNG for each object, and begins the journal anew. Nothing depends on it:
     * it makes the next opening quick and the files readable for other programs.
     *
     * @throws Problem if that fails; the journal then still holds everything
     */
    void save();

    /**
     * Saves where something changed since, and lets other processes open it. Calling it again does nothing. An annotation
     * in which nothing was ever done leaves no files.
     *
     * @throws Problem if saving fails; the journal then still holds everything and the file is closed all the same
     */
    @Override
    void close();
}
