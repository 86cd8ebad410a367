// SPDX-License-Identifier: Apache-2.0

/** What the window shows, without the window: pictures, objects, and who computes what when. Testable without a display. */
package gpcis.ui.workbench.model;
