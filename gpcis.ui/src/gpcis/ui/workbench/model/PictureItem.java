// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.picture.Picture;
import java.nio.file.Path;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A picture in the list. What is costly to know about it is found out when it is first shown there. */
public final class PictureItem {

    private final Path file;
    private final ObjectProperty<Picture> thumbnail = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final IntegerProperty objects = new SimpleIntegerProperty();
    private boolean asked;

    PictureItem(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** Its file name. */
    public String name() {
        return file.getFileName().toString();
    }

    /** A small copy; null until it is known, and of broken pictures. */
    public ReadOnlyObjectProperty<Picture> thumbnail() {
        return thumbnail;
    }

    /** Why it cannot be opened; null where it can, as far as is known. */
    public ReadOnlyObjectProperty<Failure> failure() {
        return failure;
    }

    /** How many objects are annotated in it, as far as is known. */
    public ReadOnlyIntegerProperty objects() {
        return objects;
    }

    /** True the first time. */
    boolean ask() {
        boolean first = !asked;
        asked = true;
        return first;
    }

    void seen(Picture small) {
        thumbnail.set(small);
        failure.set(null);
    }

    void broken(Failure why) {
        failure.set(why);
    }

    void counted(int present) {
        objects.set(present);
    }
}
