// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import java.util.List;

/**
 * A still life: a table before a wall, a window somewhere above, and things on the table.
 *
 * @param number tells its grain from other scenes'
 * @param items the things; the first is the one the truth is about
 * @param table the table, at height 0
 * @param wall the wall behind it
 * @param eye where the camera is
 * @param window direction towards the middle of the window
 * @param sunlight colour and strength of what comes through the window
 */
record Scene(int number, List<Item> items, Material table, Material wall, Vec eye, Vec window, Vec sunlight) {

    /** Where the table ends. */
    static final double TABLE_END = -2.4;

    /** Where the wall is. */
    static final double WALL = -4.2;
}
