// SPDX-License-Identifier: Apache-2.0

/** Experiments without the window: the processes that do them, and what can be read of them meanwhile. */
package gpcis.ui.experiments.run;
