// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens what the person chose in a dialog, dropped on the window, or opened before. */
final class Opening {

    private final Desk desk;
    private final FileDialogs dialogs;
    private final Consumer<List<Path>> opened;
    private final Consumer<String> exported;

    /**
     * @param opened is told what was opened, as it was given: files and folders
     * @param exported is told in words what was exported
     */
    Opening(Desk desk, FileDialogs dialogs, Consumer<List<Path>> opened, Consumer<String> exported) {
        this.exported = exported;
        this.desk = desk;
        this.dialogs = dialogs;
        this.opened = opened;
    }

    void pictures() {
        open(dialogs.pictures());
    }

    void folder() {
        open(dialogs.folder("action.openFolder").map(List::of).orElse(List.of()));
    }

    /** Files and folders; says so where that cannot be done. */
    void open(List<Path> chosen) {
        if (!chosen.isEmpty()) {
            desk.load(chosen, () -> opened.accept(chosen));
        }
    }

    void annotationFolder() {
        dialogs.folder("action.annotations").ifPresent(folder -> desk.keepIn(Optional.of(folder)));
    }

    void export(AnnotationFormat format) {
        dialogs.folder("action.export").ifPresent(folder -> desk.export(format, folder, files -> exported.accept(files.size() == 1
                ? Texts.of("exported.one", files.get(0)) : Texts.of("exported.many", files.size(), folder))));
    }

    void mask() {
        dialogs.mask().ifPresent(desk::beginFrom);
    }
}
