// SPDX-License-Identifier: Apache-2.0

/** What the pointer does on the picture. Each tool is one class, and an example for tools of other bundles. */
package gpcis.ui.tools;
