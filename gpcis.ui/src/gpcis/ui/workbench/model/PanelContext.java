// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Picture;
import gpcis.api.segment.Suggestion;
import gpcis.api.workbench.WorkbenchContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One panel's sight of the current object: closed, it falls silent, and nothing holds the panel any longer. */
public final class PanelContext implements WorkbenchContext, AutoCloseable {

    private final WorkbenchContext current;
    private final ObjectProperty<Picture> picture = new SimpleObjectProperty<>();
    private final ObjectProperty<History> history = new SimpleObjectProperty<>();
    private final ObjectProperty<ObjectResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<History> answered = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final IntegerProperty selectedClick = new SimpleIntegerProperty();
    private final ObjectProperty<Suggestion> suggestion = new SimpleObjectProperty<>();
    private boolean closed;

    /** @param current the object, whichever it is */
    public PanelContext(WorkbenchContext current) {
        this.current = current;
        picture.bind(current.picture());
        history.bind(current.history());
        answered.bind(current.answered());
        result.bind(current.result());
        busy.bind(current.busy());
        selectedClick.bindBidirectional(current.selectedClick());
        suggestion.bindBidirectional(current.suggestion());
    }

    @Override
    public ReadOnlyObjectProperty<Picture> picture() {
        return picture;
    }

    @Override
    public ReadOnlyObjectProperty<History> history() {
        return history;
    }

    @Override
    public ReadOnlyObjectProperty<ObjectResult> result() {
        return result;
    }

    @Override
    public ReadOnlyObjectProperty<History> answered() {
        return answered;
    }

    @Override
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    @Override
    public IntegerProperty selectedClick() {
        return selectedClick;
    }

    @Override
    public ObjectProperty<Suggestion> suggestion() {
        return suggestion;
    }

    @Override
    public void step(Step step) {
        if (!closed) {
            current.step(step);
        }
    }

    @Override
    public void preview(Settings settings) {
        if (!closed) {
            current.preview(settings);
        }
    }

    @Override
    public void recompute() {
        if (!closed) {
            current.recompute();
        }
    }

    @Override
    public <T> void compute(Object owner, Callable<T> work, Consumer<? super T> shown, Consumer<? super Throwable> failed) {
        if (!closed) {
            current.compute(owner, work, value -> {
                if (!closed) {
                    shown.accept(value);
                }
            }, thrown -> {
                if (!closed) {
                    failed.accept(thrown);
                }
            });
        }
    }

    @Override
    public void report(Throwable failure) {
        current.report(failure);
    }

    @Override
    public void close() {
        closed = true;
        picture.unbind();
        history.unbind();
        answered.unbind();
        result.unbind();
        busy.unbind();
        selectedClick.unbindBidirectional(current.selectedClick());
        suggestion.unbindBidirectional(current.suggestion());
    }
}
