// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** Asks the person for files: with the system's own dialogs, or for a path where the system has none. */
final class FileDialogs {

    private final Stage stage;
    private Optional<Path> last = Optional.empty();

    FileDialogs(Stage stage) {
        this.stage = stage;
    }

    /** Pictures; none where the person thought better of it. */
    List<Path> pictures() {
        FileChooser chooser = chooser("action.open", "dialog.pictures",
                "*.jpg", "*.jpeg", "*.png", "*.bmp", "*.tif", "*.tiff", "*.webp");
        return asked(() -> {
            List<File> files = chooser.showOpenMultipleDialog(stage);
            return files == null ? List.of() : files.stream().map(this::remembered).toList();
        }, () -> typed("action.open").stream().toList());
    }

    Optional<Path> mask() {
        FileChooser chooser = chooser("action.beginFrom", "dialog.masks", "*.png", "*.bmp", "*.tif", "*.tiff");
        return asked(() -> Optional.ofNullable(chooser.showOpenDialog(stage)).map(this::remembered),
                () -> typed("action.beginFrom"));
    }

    Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of(title));
        last.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return asked(() -> Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath), () -> typed(title));
    }

    private static <T> T asked(Supplier<T> bySystem, Supplier<T> otherwise) {
        try {
            return bySystem.get();
        } catch (UnsupportedOperationException e) {
            return otherwise.get();
        }
    }

    private Optional<Path> typed(String title) {
        TextInputDialog dialog = new TextInputDialog(last.map(Path::toString).orElse(""));
        dialog.initOwner(stage);
        dialog.setTitle(Texts.of(title));
        dialog.setHeaderText(Texts.of(title));
        dialog.setContentText(Texts.of("dialog.path"));
        dialog.getEditor().setId("path");
        dialog.getEditor().setPrefColumnCount(40);
        return dialog.showAndWait().map(String::strip).filter(text -> !text.isEmpty()).map(Path::of);
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
