// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Picture;
import gpcis.api.segment.Suggestion;
import gpcis.api.workbench.WorkbenchContext;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The object that is annotated, whichever it is, as panels see it. */
public final class CurrentObject implements WorkbenchContext, AutoCloseable {

    private final Desk desk;
    private final Sight sight;
    private final Executor window;
    private final ExecutorService computing = Threads.single("maps", Thread.MIN_PRIORITY);
    private final Map<Object, Object> newest = new IdentityHashMap<>();
    private final ObjectProperty<ObjectItem> item = new SimpleObjectProperty<>();
    private final ObjectProperty<Picture> picture = new SimpleObjectProperty<>();
    private final ObjectProperty<History> history = new SimpleObjectProperty<>();
    private final ObjectProperty<ObjectResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<History> answered = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    /** @param window runs what it is given on the window's thread, later */
    public CurrentObject(Desk desk, Sight sight, Executor window) {
        this.desk = desk;
        this.sight = sight;
        this.window = window;
        picture.bind(desk.open().map(open -> open.levels().picture()));
        item.bind(desk.open().flatMap(OpenPicture::current));
        history.bind(item.flatMap(ObjectItem::history));
        answered.bind(item.flatMap(ObjectItem::answered));
        result.bind(item.flatMap(ObjectItem::result));
        busy.bind(item.flatMap(ObjectItem::busy).orElse(false));
        result.addListener(observable -> {
            synchronized (newest) {
                newest.clear();
            }
            sight.suggestion().set(null);
        });
        history.addListener(observable -> {
            int clicks = history.get() == null ? 0 : history.get().clicks().size();
            if (sight.selectedClick().get() >= clicks) {
                sight.selectedClick().set(-1);
            }
        });
    }

    /** The object itself; null while there is none. */
    public ReadOnlyObjectProperty<ObjectItem> item() {
        return item;
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
        return sight.selectedClick();
    }

    @Override
    public ObjectProperty<Suggestion> suggestion() {
        return sight.suggestion();
    }

    @Override
    public void step(Step step) {
        desk.step(step);
    }

    @Override
    public void preview(Settings settings) {
        desk.preview(settings);
    }

    @Override
    public void recompute() {
        desk.recompute();
    }

    @Override
    public <T> void compute(Object owner, Callable<T> work, Consumer<? super T> shown, Consumer<? super Throwable> failed) {
        Object ticket = new Object();
        synchronized (newest) {
            newest.put(owner, ticket);
        }
        if (computing.isShutdown()) {
            return;
        }
        computing.execute(() -> {
            if (!isNewest(owner, ticket)) {
                return;
            }
            try {
                T value = work.call();
                window.execute(() -> deliver(owner, ticket, () -> shown.accept(value)));
            } catch (Exception | Error e) {
                window.execute(() -> deliver(owner, ticket, () -> failed.accept(e)));
            }
        });
    }

    private void deliver(Object owner, Object ticket, Runnable what) {
        if (isNewest(owner, ticket)) {
            what.run();
        }
    }

    private boolean isNewest(Object owner, Object ticket) {
        synchronized (newest) {
            return Objects.equals(newest.get(owner), ticket);
        }
    }

    @Override
    public void report(Throwable failure) {
        desk.report(failure);
    }

    @Override
    public void close() {
        computing.shutdownNow();
    }
}
