// SPDX-License-Identifier: Apache-2.0

/** The window and what stands in it. */
package gpcis.ui.workbench.window;
