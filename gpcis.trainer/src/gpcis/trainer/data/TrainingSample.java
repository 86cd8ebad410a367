// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.api.forward.NetworkClick;
import java.util.List;

/**
 * One picture of a batch. The arrays must not be changed.
 *
 * @param name of the object, for people
 * @param side S: its height and width
 * @param colours [3, S, S], red green blue in 0 … 1
 * @param truth [S, S]: 1 object, 0 not, −1 nothing said
 * @param clicks the clicks it begins with
 * @param corrections how many clicks are to be added where the model errs
 * @param forget whether the mask of those corrections is kept from the model
 * @param seed of everything else that is drawn for it
 */
public record TrainingSample(String name, int side, float[] colours, byte[] truth, List<NetworkClick> clicks,
        int corrections, boolean forget, long seed) { }
