// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a hand does to a mask. Pure functions, safe from any thread; results have the given mask's size. */
@ProviderType
public interface MaskTools {

    /** The pixels of a brush: those whose centre lies no farther than {@code radius} pixels from the line. */
    Mask brush(Size size, double radius, List<Point> path);

    /** The pixels whose centre lies inside a polygon by the even-odd rule; fewer than three corners hold none. */
    Mask polygon(Size size, List<Point> corners);

    /**
     * Fills holes: 8-connected pieces beside the object that nowhere touch the border.
     *
     * @param largest pixels of the largest hole to fill
     */
    Mask fillHoles(Mask mask, int largest);

    /** Keeps the largest 4-connected part; of several equally large ones the one met first from the top. */
    Mask keepLargest(Mask mask);

    /**
     * Smooths the edge: a pixel belongs to the object where the object fills more than half of the disc around its centre,
     * or half of it and the pixel did before. What of the disc lies outside the picture does not count.
     *
     * @param radius of the disc in pixels
     */
    Mask smooth(Mask mask, double radius);
}
