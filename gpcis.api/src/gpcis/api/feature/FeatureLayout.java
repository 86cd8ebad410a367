// SPDX-License-Identifier: Apache-2.0
package gpcis.api.feature;

/**
 * What the D = deep + colour rows of an assembled feature array are.
 *
 * @param deep d: rows 0 … d−1 hold the L2-normalised backbone features x
 * @param colour 3 where rows d … d+2 hold the normalised colours I; 0 where they are left out (Table 4, variant d)
 */
public record FeatureLayout(int deep, int colour) {

    /** @throws IllegalArgumentException if deep is below 1 or colour is neither 0 nor 3 */
    public FeatureLayout {
        if (deep < 1 || colour != 0 && colour != 3) {
            throw new IllegalArgumentException("deep " + deep + ", colour " + colour);
        }
    }

    /** D: all rows. */
    public int width() {
        return deep + colour;
    }
}
