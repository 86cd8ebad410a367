// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.List;
import java.util.Map;

/**
 * A data set of a run.
 *
 * @param name its name
 * @param objects how many objects it has
 * @param hash SHA-256 of the objects' ids, one a line
 * @param faults what is wrong with its files, where the run was told to go on without the objects concerned; these are not
 *     counted
 * @param predictor all settings of the predictor on this set, published and changed ones, as text
 */
public record RunSet(String name, int objects, String hash, List<String> faults, Map<String, String> predictor) { }
