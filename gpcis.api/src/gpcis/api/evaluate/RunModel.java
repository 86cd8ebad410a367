// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.Map;

/**
 * The model of a run: its manifest and what its weights are.
 *
 * @param name how people call it
 * @param hash SHA-256 of the weights
 * @param parameters numbers in the weights
 * @param bytes that they take
 * @param parts for each kind's key the part it was made for, with its options: {@code fourier(bases=256)}
 * @param networkSize as the manifest states it: {@code 384×384}
 * @param epsilonSquared as the manifest states it
 * @param threshold as the manifest states it; the predictor's own is the one used
 * @param seed what the untrained values were drawn from
 * @param notes the manifest's notes
 */
public record RunModel(
        String name, String hash, long parameters, long bytes, Map<String, String> parts, String networkSize,
        double epsilonSquared, double threshold, long seed, Map<String, String> notes) { }
