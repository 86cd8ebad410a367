// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.problem.Problem;

/**
 * A share of a run's objects: every {@code count}th, beginning with the {@code number}th.
 *
 * @param number 1 … {@code count}
 * @param count how many shares there are
 */
public record Shard(int number, int count) {

    /** All objects. */
    public static final Shard ALL = new Shard(1, 1);

    /** @throws Problem if the numbers are out of range */
    public Shard {
        if (count < 1 || number < 1 || number > count) {
            throw new Problem("there is no shard " + number + "/" + count, "write 1/4, 2/4, 3/4, 4/4");
        }
    }

    /**
     * Reads {@code 2/4}.
     *
     * @throws Problem if the text is none
     */
    public static Shard of(String text) {
        String[] numbers = text.strip().split("/", -1);
        try {
            if (numbers.length == 2) {
                return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new Problem("'" + text + "' is not a shard", "write 1/4, 2/4, 3/4, 4/4");
    }

    /**
     * Whether an object is in it.
     *
     * @param object its number in the run, from 1
     */
    public boolean holds(int object) {
        return (object - 1) % count == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
