// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** Asks the person for files. */
final class FileDialogs {

    private final Stage stage;
    private Optional<Path> last = Optional.empty();

    FileDialogs(Stage stage) {
        this.stage = stage;
    }

    /** Pictures; none where the person thought better of it. */
    List<Path> pictures() {
        List<File> files = chooser("action.open", "dialog.pictures",
                "*.jpg", "*.jpeg", "*.png", "*.bmp", "*.tif", "*.tiff", "*.webp").showOpenMultipleDialog(stage);
        return files == null ? List.of() : files.stream().map(this::remembered).toList();
    }

    Optional<Path> mask() {
        return Optional.ofNullable(chooser("action.beginFrom", "dialog.masks", "*.png", "*.bmp", "*.tif", "*.tiff")
                .showOpenDialog(stage)).map(this::remembered);
    }

    Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of(title));
        last.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    private FileChooser chooser(String title, String kind, String... endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of(title));
        chooser.getExtensionFilters().add(new ExtensionFilter(Texts.of(kind), endings));
        last.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Path remembered(File file) {
        last = Optional.ofNullable(file.toPath().getParent());
        return file.toPath();
    }
}
