// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.Map;

/**
 * A data set of a run.
 *
 * @param name its name
 * @param objects how many objects it has
 * @param hash SHA-256 of the objects' ids, one a line
 * @param predictor all settings of the predictor on this set, published and changed ones, as text
 */
public record RunSet(String name, int objects, String hash, Map<String, String> predictor) { }
