// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

/** Colours of objects, told apart by those too who do not tell red from green (Okabe and Ito 2008, brightened). */
public final class Palette {

    private static final int[] COLOURS = {0x1f9bff, 0xff9f1c, 0x00c896, 0xf25fa0, 0xf7e017, 0x9b6bff, 0xff5a36, 0x5ad8ff};

    private Palette() { }

    /** The colour of the object with that number, from 1. */
    public static int colour(int id) {
        return COLOURS[(id - 1) % COLOURS.length];
    }
}
