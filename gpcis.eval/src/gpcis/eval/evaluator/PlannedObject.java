// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.dataset.DataSet;

/**
 * An object of a run.
 *
 * @param number its place in the run over all sets, from 1
 * @param set the set
 * @param id the object's id in it
 */
record PlannedObject(int number, DataSet set, String id) { }
