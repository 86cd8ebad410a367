// SPDX-License-Identifier: Apache-2.0

/**
 * Plots and text of pages that need nothing outside them. Plots are SVG written here: of the chart libraries that can write
 * SVG, JFreeSVG is under the GPL, XChart's way to it was last released in 2019 or leads over three megabytes of Batik, and
 * all need fonts installed where the page is made instead of where it is read.
 */
package gpcis.eval.page;
