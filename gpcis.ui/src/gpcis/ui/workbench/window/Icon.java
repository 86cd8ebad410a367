// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Drawings of 16 × 16 units, filled in the colour of the text. */
enum Icon {
    OPEN("M1 3h5l1.5 2H15v9H1V3zm1.5 3.5v6h11v-6h-11z"),
    PREVIOUS("M10.5 2.5 5 8l5.5 5.5 1.2-1.2L7.4 8l4.3-4.3z"),
    NEXT("M5.5 2.5 11 8l-5.5 5.5-1.2-1.2L8.6 8 4.3 3.7z"),
    UNDO("M6 2.5v3h4a4 4 0 0 1 0 8H5V12h5a2.5 2.5 0 0 0 0-5H6v3L1.8 6.2z"),
    REDO("M10 2.5v3H6a4 4 0 0 0 0 8h5V12H6a2.5 2.5 0 0 1 0-5h4v3l4.2-3.8z"),
    FIT("M1 1h5v1.6H2.6V6H1V1zm9 0h5v5h-1.6V2.6H10V1zM1 10h1.6v3.4H6V15H1v-5zm12.4 0H15v5h-5v-1.6h3.4V10zM5 5h6v6H5V5z"),
    ACTUAL("M2 4.5 4.2 3H5v10H3.5V5L2 5.8zM11 4.5 13.2 3h.8v10h-1.5V5L11 5.8zM7.2 5.5h1.6v1.6H7.2zm0 4h1.6v1.6H7.2z"),
    OUTLINE("M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm0 1.7a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z"),
    CHECKERBOARD("M1 1h14v14H1V1zm1.4 1.4v5.6H8V2.4H2.4zM8 8v5.6h5.6V8H8z"),
    SUGGEST("M8 1a5 5 0 0 1 3 9v2H5v-2a5 5 0 0 1 3-9zM5.5 13h5v1h-5zm1 1.5h3v1h-3z"),
    ADD("M7 2h2v5h5v2H9v5H7V9H2V7h5z"),
    REMOVE("M5.5 1h5l.5 1.5h4V4H1V2.5h4L5.5 1zM2.5 5h11l-.8 10H3.3L2.5 5zm3 2 .3 6h1L6.500 7h-1zm4 0-.3 6h1l.3-6h-1z"),
    EYE("M8 3c4 0 6.500 3.500 7.500 5-1 1.500-3.500 5-7.500 5S1.500 9.500.5 8C1.500 6.500 4 3 8 3zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zm0 1.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3z"),
    THEME("M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.600v10.800a5.400 5.400 0 0 0 0-10.800z"),
    CLOSE("M3.200 2 8 6.800 12.800 2 14 3.200 9.200 8l4.800 4.800-1.200 1.200L8 9.200 3.200 14 2 12.800 6.800 8 2 3.200z");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    Node node() {
        return of(path);
    }

    /** Any path of 16 × 16 units. */
    static Node of(String path) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        StackPane box = new StackPane(shape);
        box.setMinSize(16, 16);
        box.setPrefSize(16, 16);
        box.setMaxSize(16, 16);
        return box;
    }
}
