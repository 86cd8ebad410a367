// SPDX-License-Identifier: Apache-2.0

/** Where a run keeps what. Copied into the bundles that write runs and that read them. */
package gpcis.eval.record;
