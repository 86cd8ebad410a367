// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** What a surface looks like. */
@FunctionalInterface
interface Material {

    /** Its look at a point of the unturned, unscaled shape. */
    Look at(Vec point);

    /**
     * The look of a spot.
     *
     * @param colour what it reflects of white light, in linear light
     * @param gloss how much of the window it mirrors, 0 … 1
     * @param roughness how blurred the mirror image is, above 0
     * @param bump how far the normal is jostled by pores
     */
    record Look(Vec colour, double gloss, double roughness, double bump) {
    }
}
