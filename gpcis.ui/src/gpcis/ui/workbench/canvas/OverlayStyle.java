// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

/**
 * How masks are laid over the picture.
 *
 * @param opacity of the objects' tint, 0 … 1
 * @param outline whether objects have a line around them
 * @param checkerboard whether what is no object is covered by a checkerboard
 */
public record OverlayStyle(double opacity, boolean outline, boolean checkerboard) { }
