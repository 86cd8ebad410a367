// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/**
 * What a ray meets first.
 *
 * @param what index of the item, or {@link #TABLE} or {@link #WALL}
 * @param point where
 */
record Hit(int what, Vec point) {

    static final int TABLE = -1;
    static final int WALL = -2;
}
