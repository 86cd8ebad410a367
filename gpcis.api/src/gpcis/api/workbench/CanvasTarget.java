// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

import gpcis.api.annotation.Point;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Size;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The picture as a tool works on it. */
@ProviderType
public interface CanvasTarget {

    /** The picture's size. */
    Size size();

    /** Radius of brush and eraser in picture pixels, as the person set it. */
    double brushRadius();

    /** Does something to the current object; without one, to a new object. */
    void step(Step step);

    /**
     * Shows what the tool is about to do, until the next call.
     *
     * @param path a line in picture coordinates; none takes the preview away
     * @param radius the line is twice as wide as this, in picture pixels; 0 for a thin line
     * @param object whether it puts pixels to the object or takes them away
     */
    void preview(List<Point> path, double radius, boolean object);
}
