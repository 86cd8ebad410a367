// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the pointer does on the picture. A bundle adds a tool by publishing a service; the tool bar shows them by service
 * ranking, the highest first. All calls come on JavaFX's thread.
 */
@ConsumerType
public interface CanvasTool {

    /** Its title, in the person's language. */
    String title();

    /** The key that chooses it, as JavaFX writes key combinations: {@code B} or {@code Shift+B}; empty for none. */
    String key();

    /** A drawing of 16 × 16 units as the path of an SVG file. */
    String icon();

    /** The pointer went down. */
    void pressed(Pointer pointer, CanvasTarget target);

    /** The pointer moved while it was down. */
    void dragged(Pointer pointer, CanvasTarget target);

    /** The pointer went up. */
    void released(Pointer pointer, CanvasTarget target);

    /** The person chose another tool or pressed Escape: what was begun is given up. */
    default void cancelled(CanvasTarget target) { }

    /**
     * The person pressed Enter: what was begun is finished.
     *
     * @return whether anything was begun
     */
    default boolean finished(CanvasTarget target) {
        return false;
    }

    /** Whether the pointer shows how wide the brush is. */
    default boolean showsBrush() {
        return false;
    }

    /**
     * Whether a drag with this tool moves the picture. Then {@link #pressed} comes only once the pointer went up without a drag,
     * right before {@link #released}.
     */
    default boolean dragMoves() {
        return false;
    }
}
