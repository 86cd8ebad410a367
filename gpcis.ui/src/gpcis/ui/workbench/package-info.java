// SPDX-License-Identifier: Apache-2.0

/** The workbench as an application with a window. */
package gpcis.ui.workbench;
