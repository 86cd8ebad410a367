// SPDX-License-Identifier: Apache-2.0
package gpcis.api.progress;

/**
 * Where long work stands.
 *
 * @param task what is being done, in words: {@code evaluating GrabCut}
 * @param done units finished, 0 … {@code total}
 * @param total units in all, or −1 where nobody knows
 * @param detail one line about the newest unit; may be empty
 */
public record ProgressStep(String task, long done, long total, String detail) {

    /** @throws IllegalArgumentException if {@code done} is negative or above a known {@code total} */
    public ProgressStep {
        if (done < 0 || total >= 0 && done > total) {
            throw new IllegalArgumentException("done " + done + " of " + total);
        }
    }
}
