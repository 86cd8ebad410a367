// SPDX-License-Identifier: Apache-2.0
package gpcis.api.segment;

/**
 * Where the next click would tell most.
 *
 * @param x column in the picture
 * @param y row in the picture
 * @param score value of the criterion there; comparable within one prediction only
 * @param criterion the criterion in words, with its source
 */
public record Suggestion(int x, int y, double score, String criterion) { }
