// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.Result;
import gpcis.api.picture.Mask;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** An object in the open picture. What the person did is here at once; what it comes to, as soon as it is computed. */
public final class ObjectItem {

    private final int id;
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty label = new SimpleStringProperty();
    private final IntegerProperty colour = new SimpleIntegerProperty();
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final ObjectProperty<History> history = new SimpleObjectProperty<>();
    private final ObjectProperty<History> answered = new SimpleObjectProperty<>();
    private final ObjectProperty<ObjectResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Mask> mask = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    ObjectItem(int id, String name, String label, int colour, History history) {
        this.id = id;
        this.name.set(name);
        this.label.set(label);
        this.colour.set(colour);
        this.history.set(history);
    }

    /** As it was left, with the mask that was kept; decoding it takes its time. */
    static ObjectItem of(AnnotatedObject object) {
        ObjectItem item = new ObjectItem(object.id(), object.name(), object.label(), object.colour(), object.history());
        if (object.upToDate()) {
            object.result().map(Result::mask).ifPresent(runs -> item.mask.set(runs.mask()));
        }
        return item;
    }

    public int id() {
        return id;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty label() {
        return label;
    }

    /** 0xRRGGBB. */
    public IntegerProperty colour() {
        return colour;
    }

    /** Whether its mask is shown. */
    public BooleanProperty visible() {
        return visible;
    }

    public ReadOnlyObjectProperty<History> history() {
        return history;
    }

    /** The steps that {@link #result} answers; null before the first. */
    public ReadOnlyObjectProperty<History> answered() {
        return answered;
    }

    /** Null until something was computed. */
    public ReadOnlyObjectProperty<ObjectResult> result() {
        return result;
    }

    /** The newest mask; null where none is known. */
    public ReadOnlyObjectProperty<Mask> mask() {
        return mask;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    void become(History changed) {
        history.set(changed);
    }

    void working(boolean works) {
        busy.set(works);
    }

    /** Shows a first answer; the object is still busy, and says so. */
    void foresee(ObjectResult preview) {
        mask.set(preview.mask());
    }

    void answer(History steps, ObjectResult computed) {
        mask.set(computed.mask());
        answered.set(steps);
        result.set(computed);
    }
}
