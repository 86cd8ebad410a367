// SPDX-License-Identifier: Apache-2.0

/** Panels of the window: which parts compute, what difference they make, and the bundles they come from. */
package gpcis.ui.parts;
