// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

/**
 * An interval of confidence.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) { }
