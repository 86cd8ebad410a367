// SPDX-License-Identifier: Apache-2.0

/** The workbench's report pages shown with the toolkit's own controls. */
package gpcis.ui.experiments.page;
