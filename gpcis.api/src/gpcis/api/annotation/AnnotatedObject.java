// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import java.util.Objects;
import java.util.Optional;

/**
 * An object in a picture.
 *
 * @param id its number in the picture, from 1 on; never given twice
 * @param name how people call this one; may be empty
 * @param label the class it belongs to ({@code cat}); may be empty
 * @param colour red, green, blue, 8 bits each: 0xRRGGBB
 * @param removed whether it was taken out of the picture; it can be brought back
 * @param history all that was done to it
 * @param result the newest mask computed from steps that are still there; empty where there is none
 */
public record AnnotatedObject(int id, String name, String label, int colour, boolean removed, History history,
        Optional<Result> result) {

    /** @throws IllegalArgumentException if number or colour is out of range */
    public AnnotatedObject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(result, "result");
        if (id < 1 || colour < 0 || colour > 0xffffff) {
            throw new IllegalArgumentException("object " + id + " of colour " + Integer.toHexString(colour));
        }
    }

    /** Whether the result is that of the steps in force. */
    public boolean upToDate() {
        return result.isPresent() && result.get().cursor() == history.cursor();
    }

    /** The same object with that history; the result is kept where its steps are still there. */
    public AnnotatedObject with(History changed) {
        int cursor = result.map(Result::cursor).orElse(0);
        boolean kept = cursor <= changed.steps().size()
                && history.steps().subList(0, cursor).equals(changed.steps().subList(0, cursor));
        return new AnnotatedObject(id, name, label, colour, removed, changed, kept ? result : Optional.empty());
    }

    /** The same object with that result. */
    public AnnotatedObject with(Result computed) {
        return new AnnotatedObject(id, name, label, colour, removed, history, Optional.of(computed));
    }

    /** The same object, called otherwise. */
    public AnnotatedObject described(String newName, String newLabel, int newColour) {
        return new AnnotatedObject(id, newName, newLabel, newColour, removed, history, result);
    }

    /** The same object, in the picture or not. */
    public AnnotatedObject removed(boolean gone) {
        return new AnnotatedObject(id, name, label, colour, gone, history, result);
    }
}
