// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.workbench.MapView.Scale;

/** Colours of maps: viridis for what starts at zero, ColorBrewer's RdBu for what has two signs. Both print in grey and can be
 * read by those who do not tell red from green. */
public final class MapColours {

    private static final int STEPS = 256;
    /** Viridis (Smith, van der Walt 2015) at nine equal steps. */
    private static final int[] VIRIDIS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xfde725};
    /** RdBu (Brewer 2003) at nine equal steps, blue first. */
    private static final int[] RED_BLUE = {
        0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b};

    private static final int[] FROM_ZERO = table(VIRIDIS);
    private static final int[] SIGNED = table(RED_BLUE);

    private MapColours() { }

    /** The colours from the lowest to the highest value, each as 0xFFRRGGBB. */
    public static int[] of(Scale scale) {
        return scale == Scale.SIGNED ? SIGNED : FROM_ZERO;
    }

    /** Index of a value's colour; what lies beyond the reach has the last one, what is no number the first. */
    static int index(float value, Scale scale, float reach) {
        if (reach == 0) {
            return scale == Scale.SIGNED ? STEPS / 2 : 0;
        }
        float position = scale == Scale.SIGNED ? (value / reach + 1) / 2 : value / reach;
        return Math.max(0, Math.min(STEPS - 1, (int) (position * STEPS)));
    }

    private static int[] table(int[] anchors) {
        int[] table = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double position = (double) i / (STEPS - 1) * (anchors.length - 1);
            int anchor = Math.min(anchors.length - 2, (int) position);
            table[i] = 0xff000000 | mixed(anchors[anchor], anchors[anchor + 1], position - anchor);
        }
        return table;
    }

    private static int mixed(int from, int to, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            rgb |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return rgb;
    }
}
