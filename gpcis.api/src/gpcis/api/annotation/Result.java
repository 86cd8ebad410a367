// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import java.util.Objects;

/**
 * A mask that was computed from an object's steps.
 *
 * @param mask the mask, of the picture's size
 * @param cursor how many steps were in force
 * @param computation with what
 */
public record Result(MaskRuns mask, int cursor, Computation computation) {

    /** @throws NullPointerException if something is null */
    public Result {
        Objects.requireNonNull(mask, "mask");
        Objects.requireNonNull(computation, "computation");
    }
}
