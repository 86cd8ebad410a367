// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.Model;

/**
 * A variant of Table 4, trained.
 *
 * @param variant its name
 * @param seed of the training
 * @param model as it was in the end
 */
record TrainedVariant(String variant, long seed, Model model) { }
