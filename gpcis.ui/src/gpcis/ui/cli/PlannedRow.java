// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.Model;
import gpcis.api.sampler.Sampling;
import java.util.Optional;

/**
 * A row of a table: one run.
 *
 * @param label what stands before it
 * @param folder name of the run's folder
 * @param model the model
 * @param sampling ε²
 * @param variant row of Table 4 whose parts are put into force
 */
record PlannedRow(String label, String folder, Model model, Sampling sampling, Optional<String> variant) { }
