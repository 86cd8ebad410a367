// SPDX-License-Identifier: Apache-2.0

/** Reports of evaluation runs. */
package gpcis.eval.report;
