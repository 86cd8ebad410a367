// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.click.Click;
import gpcis.api.picture.Size;
import gpcis.ui.workbench.canvas.CanvasPointer;
import gpcis.ui.workbench.canvas.PictureCanvas;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.OpenPicture;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Keys that are no menu's: the arrows move a crosshair over the picture, Escape gives up what was begun. */
final class Keyboard {

    private static final int LEAP = 10;

    private final Desk desk;
    private final PictureCanvas canvas;
    private final CanvasPointer pointer;

    Keyboard(Desk desk, PictureCanvas canvas, CanvasPointer pointer) {
        this.desk = desk;
        this.canvas = canvas;
        this.pointer = pointer;
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Who types a name means letters, not menus. */
    static void spareTyping(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean types = scene.getFocusOwner() instanceof TextInputControl;
            boolean plain = !event.isShortcutDown() && !event.isAltDown();
            boolean letter = event.getCode().isLetterKey() || event.getCode().isDigitKey() || event.getText().length() == 1
                    && event.getText().charAt(0) > ' ' && event.getText().charAt(0) != 127;
            if (types && plain && letter) {
                // What is typed comes as another event.
                event.consume();
            }
        });
    }

    private void pressed(KeyEvent event) {
        int reach = event.isShiftDown() ? LEAP : 1;
        switch (event.getCode()) {
            case LEFT -> move(-reach, 0);
            case RIGHT -> move(reach, 0);
            case UP -> move(0, -reach);
            case DOWN -> move(0, reach);
            // Whichever of them the keyboard has where; the menu can name one only.
            case EQUALS, ADD -> canvas.zoom(Actions.ZOOM);
            case SUBTRACT -> canvas.zoom(1 / Actions.ZOOM);
            case ESCAPE -> {
                canvas.setCrosshair(null);
                pointer.cancelTool();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Steps are window pixels: small where the picture is shown large. */
    private void move(int dx, int dy) {
        OpenPicture open = desk.open().get();
        if (open == null) {
            return;
        }
        Size size = open.levels().size();
        Point2D from = canvas.crosshair() == null ? new Point2D(size.width() / 2, size.height() / 2) : canvas.crosshair();
        double step = Math.max(1, Math.rint(2 / canvas.scale()));
        canvas.setCrosshair(new Point2D(Math.max(0.5, Math.min(size.width() - 0.5, from.getX() + dx * step)),
                Math.max(0.5, Math.min(size.height() - 0.5, from.getY() + dy * step))));
    }

    /** A click where the crosshair stands; empty where it does not. */
    static Optional<Click> click(PictureCanvas canvas, boolean background) {
        return Optional.ofNullable(canvas.crosshair()).map(place -> background
                ? Click.background((int) place.getX(), (int) place.getY())
                : Click.foreground((int) place.getX(), (int) place.getY()));
    }
}
