// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.PictureReference;
import gpcis.api.annotation.Result;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation in its folder. The folder is made, and taken hold of, at the first change: looking at pictures leaves no
 * traces, and works where nothing can be written.
 */
final class FolderAnnotation implements AnnotationFile {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PictureFiles pictures;
    private final Path picture;
    private final Path folder;
    private final Map<Integer, MaskRuns> written = new HashMap<>();
    private Journal journal;
    private Annotation annotation;
    private long changes;
    private long saved;
    private boolean closed;

    FolderAnnotation(PictureFiles pictures, Path picture, Path folder, PictureReference reference) {
        this.pictures = pictures;
        this.picture = picture;
        this.folder = folder;
        this.annotation = new Annotation(reference, List.of());
        if (Files.isDirectory(folder)) {
            takeHold();
        }
    }

    private void takeHold() {
        journal = Journal.open(folder.resolve(FolderContent.JOURNAL), picture.toString());
        try {
            FolderContent content = FolderContent.read(folder, journal);
            journal.cut(content.journalled());
            changes = content.changes();
            saved = content.saved();
            content.annotation().ifPresent(this::take);
            if (saved == changes) {
                annotation.objects().forEach(
                        object -> object.result().ifPresent(result -> written.put(object.id(), result.mask())));
            }
        } catch (RuntimeException failure) {
            journal.close();
            journal = null;
            throw failure;
        }
    }

    /** The picture may have been moved together with its annotation; it must not have become another one. */
    private void take(Annotation found) {
        PictureReference now = annotation.picture();
        if (!found.picture().sha256().equals(now.sha256()) || !found.picture().size().equals(now.size())) {
            throw new Problem(folder + " was made for another picture than " + picture
                    + ", or the picture was changed since", "bring the picture back, or move the folder away to begin anew");
        }
        annotation = new Annotation(now, found.objects());
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path picture() {
        return picture;
    }

    @Override
    public synchronized Annotation annotation() {
        return annotation;
    }

    @Override
    public synchronized AnnotatedObject add(String name, String label, int colour, Settings settings) {
        int id = annotation.objects().stream().mapToInt(AnnotatedObject::id).max().orElse(0) + 1;
        return make(id, new Change.Added(id, name, label, colour, settings));
    }

    @Override
    public AnnotatedObject step(int object, Step step) {
        return make(object, new Change.Stepped(object, step));
    }

    @Override
    public AnnotatedObject at(int object, int cursor) {
        return make(object, new Change.Moved(object, cursor));
    }

    @Override
    public AnnotatedObject describe(int object, String name, String label, int colour) {
        return make(object, new Change.Described(object, name, label, colour));
    }

    @Override
    public AnnotatedObject remove(int object, boolean removed) {
        return make(object, new Change.Removed(object, removed));
    }

    @Override
    public AnnotatedObject result(int object, Result result) {
        return make(object, new Change.Computed(object, result));
    }

    private synchronized AnnotatedObject make(int object, Change change) {
        if (closed) {
            throw new IllegalStateException("the annotation of " + picture + " is closed");
        }
        Annotation changed = change.to(annotation);
        begin();
        write(change);
        annotation = changed;
        return annotation.object(object);
    }

    private void begin() {
        if (journal == null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new Problem("cannot make the folder " + folder + ": " + e.getMessage(),
                        "check the permissions, or keep annotations in another folder", e);
            }
            takeHold();
            if (changes > 0) {
                journal.close();
                journal = null;
                throw new Problem("the annotation of " + picture + " was begun elsewhere meanwhile", "open the picture again");
            }
        }
        if (changes == 0) {
            write(new Change.Begun(annotation.picture()));
        }
    }

    private void write(Change change) {
        journal.append(GSON.toJson(ChangeJson.write(changes + 1, change)));
        changes++;
    }

    @Override
    public synchronized void save() {
        if (changes == saved) {
            return;
        }
        for (AnnotatedObject object : annotation.objects()) {
            placeMask(object);
        }
        AnnotationJson.Saved content = new AnnotationJson.Saved(annotation, changes);
        PlacedFile.write(folder.resolve(FolderContent.SAVED), out -> AnnotationJson.write(content, out));
        saved = changes;
        // Killed before this, the next one to read knows by their numbers which lines are in the file already.
        journal.cut(0);
    }

    private void placeMask(AnnotatedObject object) {
        Path file = folder.resolve(maskFile(object.id()));
        Optional<MaskRuns> mask = object.result().filter(result -> !object.removed()).map(Result::mask);
        try {
            if (mask.isEmpty()) {
                Files.deleteIfExists(file);
                written.remove(object.id());
            } else if (!mask.get().equals(written.get(object.id())) || !Files.exists(file)) {
                pictures.writeMask(mask.get().mask(), file);
                written.put(object.id(), mask.get());
            }
        } catch (IOException e) {
            throw new Problem("cannot remove " + file + ": " + e.getMessage(), "check the folder's permissions", e);
        }
    }

    /** The file of an object's mask. */
    static String maskFile(int object) {
        return "object-" + object + ".png";
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (journal != null) {
                try {
                    save();
                } finally {
                    journal.close();
                }
            }
        }
    }
}
