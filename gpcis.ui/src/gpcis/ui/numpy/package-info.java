// SPDX-License-Identifier: Apache-2.0

/** Arrays in NumPy's files. Copied into the bundles that write them. */
package gpcis.ui.numpy;
