// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import gpcis.trainer.settings.Settings;
import java.util.Arrays;

/**
 * The learning rate over the steps, as a factor of the highest one.
 *
 * <ul>
 *   <li>{@code steps}: constant, times {@code factor} from each milestone on (in epochs);
 *   <li>{@code cosine}: half a cosine from 1 to {@code least};
 *   <li>{@code onecycle}: warm-up along half a cosine from 1/25, then half a cosine to {@code least} (Smith and Topin 2019).
 * </ul>
 *
 * <p>All but the last warm up linearly from 0. An epoch is the whole training's share of the stated number of epochs.
 *
 * @param kind its name
 * @param steps in all
 * @param epochs the same in epochs
 * @param warmup share of the steps
 * @param milestones in epochs
 * @param factor at each milestone
 * @param least factor at the end
 */
public record Schedule(
        String kind, int steps, double epochs, double warmup, double[] milestones, double factor, double least) {

    private static final double ONE_CYCLE_START = 1.0 / 25;
    private static final int MOST_STEPS = 100_000_000;

    /**
     * Reads the settings.
     *
     * @param objects to train on
     * @param perStep mean number of objects in a step: where no number of steps is stated, the epochs are that many
     */
    public static Schedule of(Settings settings, int objects, double perStep) {
        String kind = settings.text("schedule.kind");
        if (!kind.matches("steps|cosine|onecycle")) {
            throw settings.refused("schedule.kind", "use steps, cosine or onecycle");
        }
        double epochs = settings.real("schedule.epochs", 1e-6, 1e6);
        int stated = settings.whole("schedule.steps", 0, MOST_STEPS);
        long steps = stated > 0 ? stated : Math.max(1, Math.round(epochs * objects / perStep));
        if (steps > MOST_STEPS) {
            throw settings.refused("schedule.epochs", "that would be " + steps + " steps");
        }
        double[] milestones = new double[0];
        try {
            milestones = Arrays.stream(settings.list("schedule.milestones")).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw settings.refused("schedule.milestones", "give epochs: 190,220");
        }
        return new Schedule(kind, (int) steps, epochs, settings.share("schedule.warmup"), milestones,
                settings.real("schedule.factor", 1e-9, 1), settings.share("schedule.least"));
    }

    /**
     * The factor.
     *
     * @param step from 0
     */
    public double at(int step) {
        double share = (double) step / steps;
        boolean warming = share < warmup;
        double rest = (share - warmup) / Math.max(1e-9, 1 - warmup);
        return switch (kind) {
            case "onecycle" -> warming ? between(ONE_CYCLE_START, 1, share / warmup) : between(1, least, rest);
            case "cosine" -> warming ? share / warmup : between(1, least, rest);
            default -> (warming ? share / warmup : 1) * Math.pow(factor,
                    Arrays.stream(milestones).filter(epoch -> share * epochs >= epoch).count());
        };
    }

    /** Along half a cosine. */
    private static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
