// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

/** Something that the user has to put right: a line that names it, and the remedy. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message, String remedy) {
        super(message + "; " + remedy);
    }
}
