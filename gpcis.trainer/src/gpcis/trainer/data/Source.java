// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.api.dataset.DataSet;

/**
 * Objects to train on.
 *
 * @param name in the settings
 * @param set the objects
 * @param weight how often one is drawn from here, relative to the other sources
 */
public record Source(String name, DataSet set, double weight) { }
