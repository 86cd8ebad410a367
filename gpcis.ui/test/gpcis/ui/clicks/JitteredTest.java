// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.annotation.History;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.click.Click;
import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which click is moved aside. */
final class JitteredTest {

    private static final Size SIZE = new Size(20, 20);

    private final History begun = History.of(
            new Settings(new UsedModel("m", "m", "0".repeat(64)), Sampling.deterministic(1e-7), 0.5, Map.of()));

    @Test
    void oneClickMovesAndTheOthersStay() {
        History history = begun.and(new Step.Clicked(Click.foreground(10, 10))).and(new Step.Clicked(Click.background(5, 6)));
        List<List<Click>> moved = Jittered.histories(history, 1, SIZE).stream().map(History::clicks).toList();
        assertEquals(List.of(
                List.of(Click.foreground(10, 10), Click.background(2, 6)),
                List.of(Click.foreground(10, 10), Click.background(8, 6)),
                List.of(Click.foreground(10, 10), Click.background(5, 3)),
                List.of(Click.foreground(10, 10), Click.background(5, 9))), moved);
    }

    @Test
    void clicksStayInThePicture() {
        History history = begun.and(new Step.Clicked(Click.foreground(1, 19)));
        assertEquals(List.of(Click.foreground(0, 19), Click.foreground(4, 19), Click.foreground(1, 16), Click.foreground(1, 19)),
                Jittered.histories(history, 0, SIZE).stream().map(moved -> moved.clicks().get(0)).toList());
    }

    @Test
    void takenOutAndLapsedClicksDoNotCount() {
        History history = begun.and(new Step.Clicked(Click.foreground(1, 1)))
                .and(new Step.Began(Optional.empty(), ""))
                .and(new Step.Clicked(Click.foreground(8, 8))).and(new Step.Clicked(Click.foreground(12, 12)))
                .and(new Step.ClickRemoved(0));
        assertEquals(List.of(Click.foreground(9, 12)), Jittered.histories(history, 0, SIZE).get(0).clicks());
    }
}
