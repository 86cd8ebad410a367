// SPDX-License-Identifier: Apache-2.0

/** A panel of the window: what was asked for at each click, what came out, and how sure that is. */
package gpcis.ui.clicks;
