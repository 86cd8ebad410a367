// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import gpcis.ui.workbench.canvas.PictureLevels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The pictures that are open for annotation, one after another. */
public final class PictureList implements AutoCloseable {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp");
    static final int THUMBNAIL = 96;

    private final ObservableList<PictureItem> items = FXCollections.observableArrayList();
    private final Services services;
    private final Supplier<Optional<Path>> annotationFolder;
    private final Executor window;
    private final ExecutorService looking = Threads.single("thumbnails", Thread.MIN_PRIORITY);

    PictureList(Services services, Supplier<Optional<Path>> annotationFolder, Executor window) {
        this.services = services;
        this.annotationFolder = annotationFolder;
        this.window = window;
    }

    /** The pictures in their order. */
    public ObservableList<PictureItem> items() {
        return items;
    }

    /**
     * Finds pictures: files as they are given, of a folder those whose names end as pictures' do, by name.
     *
     * @throws Problem if a file does not exist, or a folder cannot be read or holds no picture
     */
    public static List<Path> pictures(List<Path> given) {
        List<Path> found = new ArrayList<>();
        for (Path path : given) {
            Path file = path.toAbsolutePath().normalize();
            if (Files.isDirectory(file)) {
                found.addAll(ofFolder(file));
            } else if (Files.exists(file)) {
                found.add(file);
            } else {
                throw new Problem("there is no file " + path, "check the name");
            }
        }
        return found.stream().distinct().toList();
    }

    private static List<Path> ofFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(Files::isRegularFile).filter(PictureList::looksLikeOne).sorted().toList();
            if (found.isEmpty()) {
                throw new Problem("the folder " + folder + " holds no pictures", "pictures end in "
                        + String.join(", ", ENDINGS.stream().sorted().toList()));
            }
            return found;
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be read", "check its permissions", e);
        }
    }

    private static boolean looksLikeOne(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Replaces the list. */
    void become(List<Path> files) {
        items.setAll(files.stream().map(PictureItem::new).toList());
    }

    /** The picture that stands some places after another one, as far as there is one. */
    Optional<PictureItem> after(PictureItem item, int places) {
        int index = items.indexOf(item) + places;
        return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    /** Finds out, once, what the list shows of a picture; called when it comes into sight. */
    public void look(PictureItem item) {
        if (item.ask() && !looking.isShutdown()) {
            looking.execute(() -> {
                try {
                    Picture small = PictureLevels.of(services.pictureFiles().read(item.file())).thumbnail(THUMBNAIL);
                    window.execute(() -> item.seen(small));
                    int present = services.annotationFiles().find(item.file(), annotationFolder.get())
                            .map(annotation -> annotation.present().size()).orElse(0);
                    window.execute(() -> item.counted(present));
                } catch (RuntimeException | Error e) {
                    Failure failure = Failure.of(e);
                    window.execute(() -> item.broken(failure));
                }
            });
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
