// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.picture.Mask;

/**
 * One object's mask and how it is told from the others'.
 *
 * @param mask of the picture's size
 * @param rgb colour as 0xRRGGBB
 * @param current whether it is the one that is being annotated
 */
public record MaskLayer(Mask mask, int rgb, boolean current) { }
