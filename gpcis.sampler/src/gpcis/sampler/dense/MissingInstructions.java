// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

/** Vector instructions cannot be used here; the message says why. */
final class MissingInstructions extends Exception {

    private static final long serialVersionUID = 1;

    MissingInstructions(String message, Throwable cause) {
        super(message, cause);
    }
}
