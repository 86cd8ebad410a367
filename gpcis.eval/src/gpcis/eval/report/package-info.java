// SPDX-License-Identifier: Apache-2.0

/**
 * Reports of evaluation runs. Plots are SVG written here: of the chart libraries that can write SVG, JFreeSVG is under the GPL,
 * XChart's way to it was last released in 2019 or leads over three megabytes of Batik, and all need fonts installed where
 * the report is made instead of where it is read.
 */
package gpcis.eval.report;
