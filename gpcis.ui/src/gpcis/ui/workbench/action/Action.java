// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.action;

import gpcis.ui.workbench.text.Texts;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/** Something that a person can do. */
public final class Action {

    private final String title;
    private final Optional<KeyCombination> key;
    private final Runnable work;
    private final Optional<BooleanProperty> state;
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);

    private Action(String title, String key, Runnable work, Optional<BooleanProperty> state) {
        this.title = title;
        this.key = key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key));
        this.work = work;
        this.state = state;
    }

    /**
     * Something to do.
     *
     * @param text key of its title among the texts
     * @param key as JavaFX writes key combinations; empty for none
     */
    public static Action of(String text, String key, Runnable work) {
        return new Action(Texts.of(text), key, work, Optional.empty());
    }

    /** The same, with a title that is known already. */
    public static Action titled(String title, String key, Runnable work) {
        return new Action(title, key, work, Optional.empty());
    }

    /** Something to switch on and off. */
    public static Action toggle(String text, String key, BooleanProperty state) {
        return new Action(Texts.of(text), key, () -> state.set(!state.get()), Optional.of(state));
    }

    /** Can be done while that is so. */
    public Action when(ObservableValue<Boolean> condition) {
        enabled.bind(condition);
        return this;
    }

    public String title() {
        return title;
    }

    public Optional<KeyCombination> key() {
        return key;
    }

    /** Whether it can be done now. */
    public BooleanProperty enabled() {
        return enabled;
    }

    /** What it switches, where it switches something. */
    public Optional<BooleanProperty> state() {
        return state;
    }

    /** Does it, where it can be done now. */
    public void run() {
        if (enabled.get()) {
            work.run();
        }
    }
}
