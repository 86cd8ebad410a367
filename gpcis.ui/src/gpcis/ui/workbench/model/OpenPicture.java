// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.ui.workbench.canvas.PictureLevels;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The picture that is annotated. Everything here happens on the window's thread and takes no time: files are written and
 * masks computed elsewhere.
 */
public final class OpenPicture implements AutoCloseable {

    private final PictureItem item;
    private final PictureLevels levels;
    private final AnnotationFile file;
    private final Executor files;
    private final Executor window;
    private final Consumer<Throwable> failed;
    private final Answers answers;
    private final ObservableList<ObjectItem> objects = FXCollections.observableArrayList();
    private final ObjectProperty<ObjectItem> current = new SimpleObjectProperty<>();
    private final Deque<ObjectItem> removed = new ArrayDeque<>();
    private int lastId;

    OpenPicture(PictureItem item, Prepared prepared, Supplier<ObjectSessions> sessions, Computing computing, Executor clicks,
            Executor files, Executor window, Consumer<Throwable> failed) {
        this.item = item;
        this.levels = prepared.levels();
        this.file = prepared.file();
        this.files = files;
        this.window = window;
        this.failed = failed;
        this.answers = new Answers(levels.picture(), sessions, computing, clicks, window, new Telling());
        lastId = prepared.lastId();
        objects.addAll(prepared.objects());
        removed.addAll(prepared.removed());
        item.counted(objects.size());
        current.addListener(observable -> show());
        current.set(objects.isEmpty() ? null : objects.get(objects.size() - 1));
    }

    public PictureItem item() {
        return item;
    }

    public PictureLevels levels() {
        return levels;
    }

    /** Objects that were not removed, in the order of their numbers. */
    public ObservableList<ObjectItem> objects() {
        return objects;
    }

    /** The object that is annotated; null for none. */
    public ObjectProperty<ObjectItem> current() {
        return current;
    }

    /** Does something to the current object; without one, to a new object with those settings. */
    void step(Step step, Settings settings) {
        ObjectItem object = current.get() == null ? add(settings) : current.get();
        object.become(object.history().get().and(step));
        write(open -> open.step(object.id(), step));
        want(object);
    }

    /** Adds an object and makes it the current one. */
    ObjectItem add(Settings settings) {
        int id = ++lastId;
        ObjectItem object = new ObjectItem(id, "", "", Palette.colour(id), History.of(settings));
        write(open -> {
            AnnotatedObject written = open.add("", "", Palette.colour(id), settings);
            if (written.id() != id) {
                throw new IllegalStateException("object " + id + " was written as " + written.id());
            }
        });
        objects.add(object);
        item.counted(objects.size());
        current.set(object);
        return object;
    }

    /** Takes the current object out. */
    void remove() {
        ObjectItem gone = current.get();
        if (gone != null) {
            write(open -> open.remove(gone.id(), true));
            removed.addLast(gone);
            int index = objects.indexOf(gone);
            objects.remove(gone);
            item.counted(objects.size());
            current.set(objects.isEmpty() ? null : objects.get(Math.min(index, objects.size() - 1)));
        }
    }

    /** Brings the object back that was removed last. */
    void restore() {
        ObjectItem back = removed.pollLast();
        if (back != null) {
            write(open -> open.remove(back.id(), false));
            int place = (int) objects.stream().filter(object -> object.id() < back.id()).count();
            objects.add(place, back);
            item.counted(objects.size());
            current.set(back);
        }
    }

    /** Moves the current object's cursor. */
    void move(int places) {
        ObjectItem object = current.get();
        if (object != null) {
            History moved = object.history().get().at(object.history().get().cursor() + places);
            object.become(moved);
            write(open -> open.at(object.id(), moved.cursor()));
            want(object);
        }
    }

    /** Calls an object otherwise. */
    void describe(ObjectItem object, String name, String label, int colour) {
        object.name().set(name);
        object.label().set(label);
        object.colour().set(colour);
        write(open -> open.describe(object.id(), name, label, colour));
    }

    /** Shows the current object under other settings; nothing is written. */
    void preview(Settings settings) {
        ObjectItem object = current.get();
        if (object != null) {
            answers.want(object, new Answers.Request(object.history().get().and(new Step.Chose(settings)), false));
        }
    }

    /** Computes the current object's mask where that has not happened yet. */
    void show() {
        ObjectItem object = current.get();
        if (object != null && !object.history().get().equals(object.answered().get())) {
            want(object);
        }
    }

    /** Parts have come, gone, or been chosen: what follows is computed from the beginning. */
    void recompute() {
        answers.forget();
        if (current.get() != null) {
            want(current.get());
        }
    }

    /** Writes what other programs read. */
    void save() {
        write(AnnotationFile::save);
    }

    private void want(ObjectItem object) {
        answers.want(object, new Answers.Request(object.history().get(), true));
    }

    private void write(Consumer<AnnotationFile> change) {
        files.execute(() -> {
            try {
                change.accept(file);
            } catch (RuntimeException | Error e) {
                window.execute(() -> failed.accept(e));
            }
        });
    }

    @Override
    public void close() {
        answers.close();
        write(AnnotationFile::close);
    }

    private final class Telling implements Answers.Listener {

        @Override
        public void working(ObjectItem object, boolean works) {
            object.working(works);
        }

        @Override
        public void answered(ObjectItem object, Answers.Request request, ObjectResult result) {
            History newest = object.history().get();
            if (request.history().equals(newest)) {
                object.answer(newest, result);
                write(open -> open.result(object.id(), result.kept(newest)));
            } else if (!request.kept() || isOnTheWay(request.history(), newest)) {
                object.answer(request.history(), result);
            }
        }

        @Override
        public void foreseen(ObjectItem object, Answers.Request request, ObjectResult preview) {
            if (request.history().equals(object.history().get())) {
                object.foresee(preview);
            }
        }

        /** More was clicked meanwhile: what came of the first clicks is worth seeing until the rest is there. */
        private boolean isOnTheWay(History done, History newest) {
            return done.cursor() <= newest.cursor() && newest.steps().subList(0, done.cursor()).equals(done.inForce());
        }

        @Override
        public void failed(ObjectItem object, Answers.Request request, Throwable failure) {
            failed.accept(failure);
        }
    }
}
