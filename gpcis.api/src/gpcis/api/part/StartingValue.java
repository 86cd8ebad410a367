// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A parameter of a part before training.
 *
 * @param name its name within the part: {@code log_eta}
 * @param shape extents; empty for a scalar
 * @param values one value an element, C order; must not be changed afterwards
 * @param learned whether training changes it; what is frozen is stored all the same, so that a seed is drawn once
 */
public record StartingValue(String name, List<Long> shape, double[] values, boolean learned) {

    /** @throws IllegalArgumentException if shape and values do not fit */
    public StartingValue {
        Objects.requireNonNull(name, "name");
        shape = List.copyOf(shape);
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + name + shape);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StartingValue that && name.equals(that.name) && shape.equals(that.shape)
                && learned == that.learned && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, shape, learned, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return name + shape + (learned ? "" : " (frozen)");
    }
}
