// SPDX-License-Identifier: Apache-2.0

/** What the Gaussian process thinks, as maps. Each view is one class, and an example for views of other bundles. */
package gpcis.ui.views;
