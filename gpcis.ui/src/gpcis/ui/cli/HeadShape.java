// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

/**
 * What a head's cost depends on beside the number of pixels.
 *
 * @param deep d: feature channels
 * @param bases l: Fourier bases
 * @param clicks n
 */
record HeadShape(int deep, int bases, int clicks) { }
