// SPDX-License-Identifier: Apache-2.0

/** Where settings are kept; copied into the bundles that keep some. */
package gpcis.ui.settings;
