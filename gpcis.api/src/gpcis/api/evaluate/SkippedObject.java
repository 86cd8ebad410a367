// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

/**
 * An object that a run went on without.
 *
 * @param number its place in the run over all sets, from 1
 * @param dataSet name of the set
 * @param object id of the object
 * @param reason what is wrong with its files
 */
public record SkippedObject(int number, String dataSet, String object, String reason) { }
