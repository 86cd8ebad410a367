// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.History;
import gpcis.api.annotation.MaskTools;
import gpcis.api.annotation.Step;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.ui.shape.Shapes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The hand's work on what the Gaussian process predicts, in the order of the steps. The mask depends on the steps in force
 * alone; what was computed for the steps before is kept for the next one.
 */
final class HandsWork {

    private final Size size;
    private final MaskTools tools;
    private List<Step> done = List.of();
    private int clicks;
    private Pins pins;
    /** The mask as smoothed, and what was pinned since; null where the newest click is not smoothed yet. */
    private Mask smoothed;
    private Pins pinsSince;

    HandsWork(Size size, MaskTools tools) {
        this.size = size;
        this.tools = tools;
        forget();
    }

    /** The next call begins from the first step. */
    void forget() {
        done = List.of();
        clicks = 0;
        pins = new Pins(size);
        smoothed = null;
        pinsSince = null;
    }

    /**
     * The mask that the steps in force make.
     *
     * @param predicted the Gaussian process's mask after that many of the clicks in force
     */
    Mask over(History history, IntFunction<Mask> predicted) {
        List<Step> steps = history.inForce();
        if (!continues(steps)) {
            forget();
        }
        try {
            Set<Integer> kept = clicksInForce(steps);
            for (int s = done.size(); s < steps.size(); s++) {
                work(steps.get(s), kept.contains(s), predicted);
            }
        } catch (RuntimeException failure) {
            forget();
            throw failure;
        }
        done = steps;
        return mask(predicted);
    }

    /** Whether these are the steps already done and some more that change nothing before them. */
    private boolean continues(List<Step> steps) {
        if (steps.size() < done.size()) {
            return false;
        }
        for (int s = 0; s < steps.size(); s++) {
            Step step = steps.get(s);
            if (s < done.size() ? step != done.get(s) : step instanceof Step.ClickRemoved || step instanceof Step.Chose) {
                return false;
            }
        }
        return true;
    }

    /** Places of those clicks that no later step took out. */
    private static Set<Integer> clicksInForce(List<Step> steps) {
        List<Integer> kept = new ArrayList<>();
        for (int s = 0; s < steps.size(); s++) {
            Step step = steps.get(s);
            if (step instanceof Step.Clicked) {
                kept.add(s);
            } else if (step instanceof Step.ClickRemoved removed) {
                kept.remove(removed.click());
            } else if (step instanceof Step.Began) {
                kept.clear();
            }
        }
        return new HashSet<>(kept);
    }

    private Mask mask(IntFunction<Mask> predicted) {
        return smoothed == null ? pins.over(predicted.apply(clicks)) : pinsSince.over(smoothed);
    }

    private void work(Step step, boolean kept, IntFunction<Mask> predicted) {
        if (step instanceof Step.Clicked clicked) {
            if (kept) {
                clicks++;
                pins.click(clicked.click());
                smoothed = null;
            }
        } else if (step instanceof Step.ClickRemoved) {
            smoothed = null;
        } else if (step instanceof Step.Began) {
            clicks = 0;
            pins.clear();
            smoothed = null;
        } else if (step instanceof Step.Brushed brushed) {
            layers().forEach(layer -> Shapes.brush(size, brushed.radius(), brushed.path(), layer.pinning(brushed.object())));
        } else if (step instanceof Step.Outlined outlined) {
            layers().forEach(layer -> Shapes.polygon(size, List.of(outlined.corners()), layer.pinning(outlined.object())));
        } else if (step instanceof Step.HolesFilled filled) {
            Mask before = mask(predicted);
            pinChanges(before, tools.fillHoles(before, filled.largest()), true);
        } else if (step instanceof Step.LargestKept) {
            Mask before = mask(predicted);
            pinChanges(before, tools.keepLargest(before), false);
        } else if (step instanceof Step.Smoothed smooth) {
            smoothed = tools.smooth(mask(predicted), smooth.radius());
            pinsSince = new Pins(size);
        }
    }

    private List<Pins> layers() {
        return smoothed == null ? List.of(pins) : List.of(pins, pinsSince);
    }

    private void pinChanges(Mask before, Mask after, boolean object) {
        for (Pins layer : layers()) {
            var pin = layer.pinning(object);
            for (int pixel = 0; pixel < size.pixels(); pixel++) {
                if (before.contains(pixel) != after.contains(pixel)) {
                    pin.accept(pixel);
                }
            }
        }
    }
}
