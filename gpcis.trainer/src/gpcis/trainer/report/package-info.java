// SPDX-License-Identifier: Apache-2.0

/** The report of a training run. */
package gpcis.trainer.report;
