// SPDX-License-Identifier: Apache-2.0

/**
 * Metrics of interactive segmentation, made from the records of runs. Values in, values out: nothing is read or written, and
 * whatever is drawn is drawn from a seed. Copied into each bundle that reports. The resampling is a few lines; the libraries
 * that have it bring a megabyte along.
 */
package gpcis.eval.metric;
