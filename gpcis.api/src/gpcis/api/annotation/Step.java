// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.click.Click;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a person did to an object. Immutable: taking a step back moves the cursor of the {@link History}.
 *
 * <p>What the steps in force make together: the Gaussian process predicts the clicks, one after another, from the mask that
 * was begun from, under the settings in force; the hand's work is laid over its mask in the order of the steps. Brush,
 * polygon, filled holes and removed parts <em>pin</em> their pixels: later clicks do not change them, except that a click
 * which contradicts a pinned pixel lets go the whole connected piece of pins of that kind around it. A smoothed edge is not
 * pinned: it lasts until the next click.
 */
public sealed interface Step {

    /** A click was made. */
    record Clicked(Click click) implements Step {
        /** @throws NullPointerException if {@code click} is null */
        public Clicked {
            Objects.requireNonNull(click, "click");
        }
    }

    /**
     * A click was taken out, whichever; the others stay.
     *
     * @param click which of the clicks then in force, 0 for the first
     */
    record ClickRemoved(int click) implements Step { }

    /**
     * All was begun anew: earlier clicks and the hand's work lapse, the settings stay.
     *
     * @param mask the mask to begin from, of the picture's size; empty for none
     * @param origin where it came from, in words for people; may be empty
     */
    record Began(Optional<MaskRuns> mask, String origin) implements Step {
        /** @throws NullPointerException if something is null */
        public Began {
            Objects.requireNonNull(mask, "mask");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /**
     * A brush or an eraser was drawn along a line: pixels whose centre lies no farther than the radius from it.
     *
     * @param object whether it puts pixels to the object (brush) or takes them away (eraser)
     * @param radius in pixels, above 0
     * @param path the line's corners, at least one
     */
    record Brushed(boolean object, double radius, List<Point> path) implements Step {
        /** @throws IllegalArgumentException if the radius is not above 0 or the path is empty */
        public Brushed {
            path = List.copyOf(path);
            if (!(radius > 0 && radius < Double.POSITIVE_INFINITY) || path.isEmpty()) {
                throw new IllegalArgumentException("brush of radius " + radius + " along " + path.size() + " points");
            }
        }
    }

    /**
     * A polygon was filled: pixels whose centre lies inside by the even-odd rule. The last corner is joined to the first.
     *
     * @param object whether its pixels are put to the object or taken away
     * @param corners at least three
     */
    record Outlined(boolean object, List<Point> corners) implements Step {
        /** @throws IllegalArgumentException if there are fewer than three corners */
        public Outlined {
            corners = List.copyOf(corners);
            if (corners.size() < 3) {
                throw new IllegalArgumentException("polygon of " + corners.size() + " corners");
            }
        }
    }

    /**
     * Holes were filled: pieces of what is not the object that nowhere touch the picture's border.
     *
     * @param largest pixels of the largest hole to fill, at least 1; {@link Integer#MAX_VALUE} for all
     */
    record HolesFilled(int largest) implements Step {
        /** @throws IllegalArgumentException if {@code largest} is below 1 */
        public HolesFilled {
            if (largest < 1) {
                throw new IllegalArgumentException("holes of " + largest + " pixels");
            }
        }
    }

    /** All parts but the largest were taken away. */
    record LargestKept() implements Step { }

    /**
     * The edge was smoothed.
     *
     * @param radius in pixels, above 0: what is narrower than about twice that goes, or is filled
     */
    record Smoothed(double radius) implements Step {
        /** @throws IllegalArgumentException if the radius is not above 0 */
        public Smoothed {
            if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("smoothing by a radius of " + radius);
            }
        }
    }

    /** Model, ε², seed, threshold or parts were chosen; for the first time as an object's first step. */
    record Chose(Settings settings) implements Step {
        /** @throws NullPointerException if {@code settings} is null */
        public Chose {
            Objects.requireNonNull(settings, "settings");
        }
    }
}
