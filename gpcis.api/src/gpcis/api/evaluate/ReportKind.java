// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

/** What a report says about its runs, besides what every report says; the tables are those of the GPCIS paper. */
public enum ReportKind {
    /** All metrics of each run on each set. */
    METRICS,
    /** Two runs, object by object: differences with their intervals and p-values. */
    COMPARISON,
    /** Table 1: NoIC against ε². */
    EPSILON,
    /** Table 2: NoC of backbones on data sets. */
    BACKBONES,
    /** Table 3: NoC and NoF within the most clicks, IoU&amp;N, NoIC, parameters, time. */
    METHODS,
    /** Table 4: variants, their mean NoC over the sets, and how far each lies from the last. */
    ABLATION,
    /**
     * Table 4 from several trainings of each variant: means over the trainings, and how far each variant lies from the last.
     * The runs' labels are the variant, a comma with a space, and the training: {@code a, seed 0}.
     */
    TRAININGS,
    /** Supplement: parameters and time a click. */
    COST,
    /** Supplement, Figure S1: time against the number of the click. */
    TIME
}
