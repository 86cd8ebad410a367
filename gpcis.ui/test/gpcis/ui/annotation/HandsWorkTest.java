// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.annotation.History;
import gpcis.api.annotation.Point;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import gpcis.ui.shape.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The hand's work on predictions: what stays, what a click lets go, and that the way to a step makes no difference. */
final class HandsWorkTest {

    private static final Size SIZE = new Size(12, 8);
    private static final Settings SETTINGS =
            new Settings(new UsedModel("m", "m", "0"), Sampling.deterministic(1e-7), 0.5, Map.of());

    /** A prediction that depends on how many clicks there are: as many columns from the left. */
    private static final IntFunction<Mask> COLUMNS = clicks -> Mask.of(SIZE, i -> i % 12 < clicks);

    private static History history(Step... steps) {
        History history = History.of(SETTINGS);
        for (Step step : steps) {
            history = history.and(step);
        }
        return history;
    }

    private static Mask mask(Step... steps) {
        return new HandsWork(SIZE, new HandTools()).over(history(steps), COLUMNS);
    }

    private static Step click(int x, int y) {
        return new Step.Clicked(Click.foreground(x, y));
    }

    private static Step.Outlined block(boolean object, int x, int y, int width, int height) {
        return new Step.Outlined(object, List.of(new Point(x, y), new Point(x + width, y), new Point(x + width, y + height),
                new Point(x, y + height)));
    }

    @Test
    void whatAHandPaintedStaysAfterTheNextClick() {
        Mask mask = mask(click(0, 0), block(true, 6, 2, 2, 2), block(false, 0, 0, 1, 3), click(11, 7));
        assertEquals(Drawn.text(".#..........", ".#..........", ".#....##....", "##....##....", "##..........",
                "##..........", "##..........", "##.........."), Drawn.text(mask));
    }

    @Test
    void aContradictingClickLetsThePieceGo() {
        Step contradiction = new Step.Clicked(Click.background(7, 3));
        Mask mask = mask(click(0, 0), block(true, 6, 2, 2, 2), block(true, 9, 2, 2, 1), contradiction);
        assertEquals(2 * 8 + 2, mask.area(), Drawn.text(mask));
        assertEquals(1 * 8 + 4 + 2, mask(click(0, 0), block(true, 6, 2, 2, 2), block(true, 9, 2, 2, 1), contradiction,
                new Step.ClickRemoved(1)).area(), "the click that was taken out lets nothing go");
        assertEquals(2 * 8 + 4 + 2, mask(click(0, 0), block(true, 6, 2, 2, 2), block(true, 9, 2, 2, 1), click(7, 3)).area());
    }

    @Test
    void filledHolesStayFilled() {
        Mask mask = mask(block(true, 4, 1, 5, 5), block(false, 5, 2, 3, 3), new Step.HolesFilled(9), click(0, 0));
        assertEquals(8 + 25, mask.area(), Drawn.text(mask));
        assertEquals(8 + 16, mask(block(true, 4, 1, 5, 5), block(false, 5, 2, 3, 3), new Step.HolesFilled(8), click(0, 0)).area());
    }

    @Test
    void removedPartsStayAway() {
        Mask mask = mask(click(0, 0), block(true, 4, 1, 5, 5), new Step.LargestKept());
        assertEquals(25, mask.area());
        assertEquals(8 + 25, mask(click(0, 0), block(true, 4, 1, 5, 5), new Step.LargestKept(), click(0, 3), click(1, 3)).area()
                - 16, "a click on it brings it back");
    }

    @Test
    void aSmoothedEdgeLastsUntilTheNextClick() {
        Step speck = block(true, 8, 3, 1, 1);
        assertEquals(2 * 8, mask(click(0, 0), click(1, 0), speck, new Step.Smoothed(1)).area());
        assertEquals(2 * 8 + 4, mask(click(0, 0), click(1, 0), speck, new Step.Smoothed(1), block(true, 5, 5, 2, 2)).area());
        assertEquals(3 * 8 + 4 + 1,
                mask(click(0, 0), click(1, 0), speck, new Step.Smoothed(1), block(true, 5, 5, 2, 2), click(2, 0)).area());
    }

    @Test
    void beginningAnewForgetsTheHand() {
        assertEquals(8, mask(click(0, 0), block(true, 6, 2, 2, 2), new Step.Began(Optional.empty(), ""), click(0, 0)).area());
    }

    @Test
    void theWayToAStepMakesNoDifference() {
        Random random = new Random(11);
        for (int trial = 0; trial < 40; trial++) {
            History history = History.of(SETTINGS);
            HandsWork one = new HandsWork(SIZE, new HandTools());
            List<Mask> masks = new ArrayList<>();
            for (int step = 0; step < 25; step++) {
                history = history.and(any(random, history));
                masks.add(one.over(history, COLUMNS));
            }
            for (int look = 0; look < 30; look++) {
                int cursor = 2 + random.nextInt(25);
                Mask expected = new HandsWork(SIZE, new HandTools()).over(history.at(cursor), COLUMNS);
                assertEquals(Drawn.text(expected), Drawn.text(one.over(history.at(cursor), COLUMNS)));
                assertEquals(Drawn.text(expected), Drawn.text(masks.get(cursor - 2)));
            }
        }
    }

    private static Step any(Random random, History history) {
        int x = random.nextInt(12);
        int y = random.nextInt(8);
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Step.Clicked(Click.background(x, y));
            case 2 -> click(x, y);
            case 3 -> history.clicks().isEmpty() ? click(x, y) : new Step.ClickRemoved(random.nextInt(history.clicks().size()));
            case 4 -> block(random.nextBoolean(), x, y, 1 + random.nextInt(5), 1 + random.nextInt(5));
            case 5 -> new Step.Brushed(random.nextBoolean(), 0.7 + random.nextDouble(), List.of(new Point(x, y), new Point(y, x)));
            case 6 -> new Step.HolesFilled(1 + random.nextInt(6));
            case 7 -> new Step.LargestKept();
            case 8 -> new Step.Smoothed(1);
            default -> random.nextInt(4) > 0 ? new Step.Chose(SETTINGS) : new Step.Began(Optional.empty(), "");
        };
    }
}
