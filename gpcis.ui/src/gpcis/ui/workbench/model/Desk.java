// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Mask;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What a person works on: the list of pictures, the one that is open, and with what new objects begin. Belongs to the
 * window's thread; files are read and written, and models opened, on threads of its own.
 */
public final class Desk implements AutoCloseable {

    private static final int CLOSING_SECONDS = 20;

    private final Services services;
    private final Executor window;
    private final Computing computing = new Computing();
    private final ExecutorService clicks = Threads.single("clicks", Thread.NORM_PRIORITY);
    private final ExecutorService files = Threads.single("files", Thread.NORM_PRIORITY);
    private final PictureList list;
    private final ObjectProperty<OpenPicture> open = new SimpleObjectProperty<>();
    private final ObjectProperty<PictureItem> wanted = new SimpleObjectProperty<>();
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final Beginning beginning;
    private final List<Step> early = new ArrayList<>();
    private volatile Optional<Path> annotationFolder = Optional.empty();

    /** @param window runs what it is given on the window's thread, later */
    public Desk(Services services, Executor window) {
        this.services = services;
        this.window = window;
        this.list = new PictureList(services, () -> annotationFolder, window);
        this.beginning = new Beginning(services, files, window, this::report);
        beginning.settings().addListener(observable -> {
            List<Step> steps = List.copyOf(early);
            early.clear();
            steps.forEach(this::step);
        });
    }

    public PictureList list() {
        return list;
    }

    /** The picture that is open; null while there is none. */
    public ReadOnlyObjectProperty<OpenPicture> open() {
        return open;
    }

    /** The picture that was chosen in the list, open or on its way; broken ones stay chosen. */
    public ReadOnlyObjectProperty<PictureItem> wanted() {
        return wanted;
    }

    /** Whether a picture is being read. */
    public ReadOnlyBooleanProperty loading() {
        return loading;
    }

    /** What went wrong last; null once it is seen to. */
    public ObjectProperty<Failure> failure() {
        return failure;
    }

    /** Where annotations are kept; empty for beside the pictures. Holds for pictures opened from now on. */
    public void keepIn(Optional<Path> folder) {
        annotationFolder = folder;
    }

    /** Opens a model for new objects, by name or folder; empty for the preferred one. */
    public void useModel(Optional<String> source) {
        beginning.use(source);
    }

    /** Opens the model again where that has failed so far. */
    public void retryModel() {
        if (!files.isShutdown()) {
            beginning.retry();
        }
    }

    /**
     * Looks for pictures in files and folders, makes them the list, and opens the first.
     *
     * @param found is told once they are found, on the window's thread
     */
    public void load(List<Path> given, Runnable found) {
        files.execute(() -> {
            try {
                List<Path> pictures = PictureList.pictures(given);
                window.execute(() -> {
                    load(pictures);
                    found.run();
                });
            } catch (RuntimeException | Error e) {
                window.execute(() -> report(e));
            }
        });
    }

    /** Replaces the list of pictures and opens the first. */
    private void load(List<Path> pictures) {
        list.become(pictures);
        if (pictures.isEmpty()) {
            leave();
            wanted.set(null);
        } else {
            show(list.items().get(0));
        }
    }

    /** Opens a picture of the list, with everything that was done to it. */
    public void show(PictureItem item) {
        if (item == wanted.get() && (loading.get() || open.get() != null)) {
            return;
        }
        leave();
        wanted.set(item);
        loading.set(true);
        files.execute(() -> {
            try {
                Prepared prepared = Prepared.of(services, item.file(), annotationFolder);
                window.execute(() -> opened(item, prepared));
            } catch (RuntimeException | Error e) {
                window.execute(() -> broken(item, e));
            }
        });
    }

    private void opened(PictureItem item, Prepared prepared) {
        if (item != wanted.get() || open.get() != null || files.isShutdown()) {
            closeLater(prepared.file());
            return;
        }
        loading.set(false);
        item.seen(prepared.thumbnail());
        open.set(new OpenPicture(item, prepared, services.sessions(), computing, clicks, files, window, this::report));
    }

    private void closeLater(AnnotationFile file) {
        if (files.isShutdown()) {
            file.close();
        } else {
            files.execute(file::close);
        }
    }

    private void broken(PictureItem item, Throwable thrown) {
        item.broken(Failure.of(thrown));
        if (item == wanted.get()) {
            loading.set(false);
        }
    }

    private void leave() {
        early.clear();
        if (open.get() != null) {
            OpenPicture left = open.get();
            open.set(null);
            left.close();
        }
    }

    /** Opens the picture some places further in the list, back where negative; stays where there is none. */
    public void move(int places) {
        list.after(wanted.get(), places).ifPresent(this::show);
    }

    /** Does something to the current object; waits for the model where it is not open yet. */
    public void step(Step step) {
        if (open.get() == null) {
            return;
        }
        if (beginning.settings().get() == null && open.get().current().get() == null) {
            early.add(step);
            return;
        }
        attempt(() -> open.get().step(step, beginning.settings().get()));
    }

    /** Begins the current object, or a new one, from the mask in a file. */
    public void beginFrom(Path file) {
        OpenPicture picture = open.get();
        if (picture != null) {
            files.execute(() -> {
                try {
                    Mask mask = services.pictureFiles().readMask(file, picture.levels().size());
                    Step step = new Step.Began(Optional.of(MaskRuns.of(mask)), file.getFileName().toString());
                    window.execute(() -> ifOpen(now -> {
                        if (now == picture) {
                            step(step);
                        }
                    }));
                } catch (RuntimeException | Error e) {
                    window.execute(() -> report(e));
                }
            });
        }
    }

    /** Adds an object, once there is a model to compute it with. */
    public void addObject() {
        if (open.get() != null && beginning.settings().get() != null) {
            attempt(() -> open.get().add(beginning.settings().get()));
        }
    }

    public void removeObject() {
        ifOpen(OpenPicture::remove);
    }

    public void restoreObject() {
        ifOpen(OpenPicture::restore);
    }

    public void undo() {
        ifOpen(picture -> picture.move(-1));
    }

    public void redo() {
        ifOpen(picture -> picture.move(1));
    }

    /** Shows the current object under other settings; nothing is kept of it. */
    public void preview(Settings settings) {
        ifOpen(picture -> picture.preview(settings));
    }

    /** Calls an object of the open picture otherwise. */
    public void describe(ObjectItem object, String name, String label, int colour) {
        ifOpen(picture -> picture.describe(object, name, label, colour));
    }

    /** Parts have come, gone, or been chosen. */
    public void recompute() {
        ifOpen(OpenPicture::recompute);
    }

    /**
     * Writes the annotated pictures of the list in another program's format.
     *
     * @param done receives the files that were written, on the window's thread
     */
    public void export(AnnotationFormat format, Path folder, Consumer<List<Path>> done) {
        List<Path> pictures = list.items().stream().map(PictureItem::file).toList();
        // After everything that is still to be written.
        files.execute(() -> {
            try {
                List<Path> written = new Export(services, computing, annotationFolder).write(format, pictures, folder);
                window.execute(() -> done.accept(written));
            } catch (RuntimeException | Error e) {
                window.execute(() -> report(e));
            }
        });
    }

    public void save() {
        ifOpen(OpenPicture::save);
    }

    private void ifOpen(Consumer<OpenPicture> what) {
        if (open.get() != null) {
            attempt(() -> what.accept(open.get()));
        }
    }

    private void attempt(Runnable what) {
        try {
            what.run();
        } catch (Problem problem) {
            report(problem);
        }
    }

    /** Tells the person of something that went wrong. */
    public void report(Throwable thrown) {
        failure.set(Failure.of(thrown));
    }

    /**
     * Chooses the parts that were chosen before this desk chose any; from then on it computes nothing. Waits for what is being
     * computed, so it is not to be called on the window's thread.
     */
    public void giveBack(PartRegistry parts, Map<PartKind, String> before) {
        computing.end(parts, before);
    }

    /** Closes the open picture and waits until everything is on disk. Not to be called on the window's thread. */
    public void awaitClosed() throws InterruptedException {
        if (!files.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
            throw new Problem("the annotation is still being written after " + CLOSING_SECONDS + " seconds",
                    "everything is in the journal; open the picture again");
        }
    }

    @Override
    public void close() {
        leave();
        list.close();
        clicks.shutdown();
        files.shutdown();
    }
}
