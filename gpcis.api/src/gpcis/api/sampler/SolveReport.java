// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

/**
 * How the n×n system was solved.
 *
 * @param clicks n
 * @param epsilonSquared ε² as asked for
 * @param jitter what had to be added to the diagonal beyond ε² for the factorisation to succeed; 0 as a rule
 * @param condition estimated 1-norm condition number of the factorised matrix
 */
public record SolveReport(int clicks, double epsilonSquared, double jitter, double condition) { }
