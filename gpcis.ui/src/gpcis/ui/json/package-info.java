// SPDX-License-Identifier: Apache-2.0

/** JSON of other people's making, read with care. Copied into the bundles that read it. */
package gpcis.ui.json;
