// SPDX-License-Identifier: Apache-2.0

/** The picture on the screen: where it lies, what is laid over it, and what the pointer does there. */
package gpcis.ui.workbench.canvas;
