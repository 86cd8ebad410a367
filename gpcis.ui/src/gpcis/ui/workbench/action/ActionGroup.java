// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.action;

import gpcis.ui.workbench.text.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * A menu.
 *
 * @param title in the person's language
 * @param actions in their order; a null is a line between
 */
public record ActionGroup(String title, List<Action> actions) {

    /** A menu whose title has that key among the texts. */
    public static ActionGroup of(String text, Action... actions) {
        return new ActionGroup(Texts.of(text), Arrays.asList(actions));
    }

    /** As JavaFX shows it. */
    public Menu menu() {
        Menu menu = new Menu(title);
        actions.forEach(action -> menu.getItems().add(action == null ? new SeparatorMenuItem() : item(action)));
        return menu;
    }

    /** One line of it. */
    public static MenuItem item(Action action) {
        MenuItem item = action.state().<MenuItem>map(state -> {
            CheckMenuItem check = new CheckMenuItem(action.title());
            check.selectedProperty().bindBidirectional(state);
            return check;
        }).orElseGet(() -> {
            MenuItem plain = new MenuItem(action.title());
            plain.setOnAction(event -> action.run());
            return plain;
        });
        action.key().ifPresent(item::setAccelerator);
        item.disableProperty().bind(action.enabled().not());
        item.setMnemonicParsing(false);
        return item;
    }
}
