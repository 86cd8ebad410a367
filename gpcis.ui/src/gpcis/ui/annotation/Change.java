// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.History;
import gpcis.api.annotation.PictureReference;
import gpcis.api.annotation.Result;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One change of an annotation: a line of the journal. */
sealed interface Change {

    /** @throws Problem if it does not fit what is there */
    Annotation to(Annotation before);

    /** The annotation begins: the first line of a journal that follows no saved file. */
    record Begun(PictureReference picture) implements Change {
        @Override
        public Annotation to(Annotation before) {
            return new Annotation(picture, List.of());
        }
    }

    /** A new object. */
    record Added(int id, String name, String label, int colour, Settings settings) implements Change {
        @Override
        public Annotation to(Annotation before) {
            if (before.objects().stream().anyMatch(object -> object.id() >= id)) {
                throw new Problem("there is an object " + id + " or a later one already", "");
            }
            List<AnnotatedObject> objects = new ArrayList<>(before.objects());
            objects.add(new AnnotatedObject(id, name, label, colour, false, History.of(settings), Optional.empty()));
            return new Annotation(before.picture(), objects);
        }
    }

    /** A step of an object. */
    record Stepped(int id, Step step) implements Change {
        @Override
        public Annotation to(Annotation before) {
            Size size = before.picture().size();
            if (step instanceof Step.Clicked clicked) {
                clicked.click().inside(size.width(), size.height());
            } else if (step instanceof Step.Began began) {
                began.mask().ifPresent(mask -> checkSize(mask.size(), size));
            }
            return changed(before, id, object -> object.with(object.history().and(step)));
        }
    }

    /** Undo, redo. */
    record Moved(int id, int cursor) implements Change {
        @Override
        public Annotation to(Annotation before) {
            return changed(before, id, object -> object.with(object.history().at(cursor)));
        }
    }

    /** Another name, label, colour. */
    record Described(int id, String name, String label, int colour) implements Change {
        @Override
        public Annotation to(Annotation before) {
            return changed(before, id, object -> object.described(name, label, colour));
        }
    }

    /** Taken out, or brought back. */
    record Removed(int id, boolean removed) implements Change {
        @Override
        public Annotation to(Annotation before) {
            return changed(before, id, object -> object.removed(removed));
        }
    }

    /** A mask was computed. */
    record Computed(int id, Result result) implements Change {
        @Override
        public Annotation to(Annotation before) {
            checkSize(result.mask().size(), before.picture().size());
            return changed(before, id, object -> {
                if (result.cursor() < 1 || result.cursor() > object.history().steps().size()) {
                    throw new Problem("a mask of " + result.cursor() + " steps for object " + id + " with "
                            + object.history().steps().size(), "");
                }
                return object.with(result);
            });
        }
    }

    private static void checkSize(Size mask, Size picture) {
        if (!mask.equals(picture)) {
            throw new Problem("the mask is " + mask + ", the picture " + picture, "give a mask of the picture's size");
        }
    }

    private static Annotation changed(Annotation before, int id, UnaryOperator<AnnotatedObject> change) {
        AnnotatedObject changed = change.apply(before.object(id));
        return new Annotation(before.picture(),
                before.objects().stream().map(object -> object.id() == id ? changed : object).toList());
    }
}
