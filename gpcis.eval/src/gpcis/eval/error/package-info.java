// SPDX-License-Identifier: Apache-2.0

/** Where a prediction is wrong and how deep; what simulated users choose their clicks by. Copied into each of their bundles. */
package gpcis.eval.error;
