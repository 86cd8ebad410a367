// SPDX-License-Identifier: Apache-2.0

/** The predictors of the published evaluations: how pictures are shown to a network and its answers read. */
package gpcis.eval.predictor;
