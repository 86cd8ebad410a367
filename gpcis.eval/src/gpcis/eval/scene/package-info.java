// SPDX-License-Identifier: Apache-2.0

/**
 * Still lifes drawn by this code, with truth that is exact because the shapes are known: a data set that needs no file.
 * Arithmetic and {@link StrictMath} only, so that every machine draws the same bytes.
 */
package gpcis.eval.scene;
