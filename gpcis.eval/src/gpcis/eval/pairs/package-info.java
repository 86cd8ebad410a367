// SPDX-License-Identifier: Apache-2.0

/**
 * Data sets that are a folder of photos and a folder of files that say what is on them, matched by name. Copied into each
 * bundle that reads such a set.
 */
package gpcis.eval.pairs;
