// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.click.Click;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps of an object and how many of them are in force. Undo and redo move the cursor; a new step drops what had been
 * undone. Immutable.
 *
 * @param steps all steps, the undone ones too, in their order; the first chooses the settings
 * @param cursor how many are in force, 1 … number of steps
 */
public record History(List<Step> steps, int cursor) {

    /** @throws IllegalArgumentException if the first step does not choose settings or the cursor is out of range */
    public History {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.get(0) instanceof Step.Chose) || cursor < 1 || cursor > steps.size()) {
            throw new IllegalArgumentException("cursor " + cursor + " in " + steps.size() + " steps");
        }
    }

    /** An object's beginning. */
    public static History of(Settings settings) {
        return new History(List.of(new Step.Chose(settings)), 1);
    }

    /** The steps in force. */
    public List<Step> inForce() {
        return steps.subList(0, cursor);
    }

    /**
     * One more step; what was undone is dropped.
     *
     * @throws Problem if the step takes out a click that is not in force
     */
    public History and(Step step) {
        if (step instanceof Step.ClickRemoved removed && (removed.click() < 0 || removed.click() >= clicks().size())) {
            throw new Problem("there is no click " + (removed.click() + 1) + " to take out, " + clicks().size()
                    + " are in force", "");
        }
        List<Step> longer = new ArrayList<>(inForce());
        longer.add(Objects.requireNonNull(step, "step"));
        return new History(longer, longer.size());
    }

    /** Whether a step can be taken back. */
    public boolean canUndo() {
        return cursor > 1;
    }

    /** Whether a step can be brought back. */
    public boolean canRedo() {
        return cursor < steps.size();
    }

    /**
     * The same steps with the cursor elsewhere: one back to undo, one on to redo.
     *
     * @param target 1 … number of steps
     * @throws Problem if there is no such place
     */
    public History at(int target) {
        if (target < 1 || target > steps.size()) {
            throw new Problem(target < 1 ? "there is no step to take back" : "there is no step to bring back", "");
        }
        return new History(steps, target);
    }

    /** The settings in force. */
    public Settings settings() {
        for (int i = cursor - 1; i > 0; i--) {
            if (steps.get(i) instanceof Step.Chose chose) {
                return chose.settings();
            }
        }
        return ((Step.Chose) steps.get(0)).settings();
    }

    /** The mask in force to begin from. */
    public Optional<MaskRuns> beginning() {
        for (int i = cursor - 1; i > 0; i--) {
            if (steps.get(i) instanceof Step.Began began) {
                return began.mask();
            }
        }
        return Optional.empty();
    }

    /** The clicks in force, in their order. */
    public List<Click> clicks() {
        List<Click> clicks = new ArrayList<>();
        for (Step step : inForce()) {
            if (step instanceof Step.Clicked clicked) {
                clicks.add(clicked.click());
            } else if (step instanceof Step.ClickRemoved removed) {
                clicks.remove(removed.click());
            } else if (step instanceof Step.Began) {
                clicks.clear();
            }
        }
        return List.copyOf(clicks);
    }
}
