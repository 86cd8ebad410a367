// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A picture and the objects in it, at one moment. Immutable.
 *
 * @param picture the picture
 * @param objects the objects in the order of their numbers, removed ones too
 */
public record Annotation(PictureReference picture, List<AnnotatedObject> objects) {

    /** @throws NullPointerException if something is null */
    public Annotation {
        Objects.requireNonNull(picture, "picture");
        objects = List.copyOf(objects);
    }

    /** The objects that were not removed. */
    public List<AnnotatedObject> present() {
        return objects.stream().filter(object -> !object.removed()).toList();
    }

    /**
     * The object of that number, removed or not.
     *
     * @throws Problem if there is none
     */
    public AnnotatedObject object(int id) {
        return objects.stream().filter(object -> object.id() == id).findFirst()
                .orElseThrow(() -> new Problem("there is no object " + id + " in " + picture.file(), ""));
    }
}
