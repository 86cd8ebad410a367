// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Steps, undo and redo. */
final class HistoryTest {

    private static final Settings SETTINGS =
            new Settings(new UsedModel("m", "m", "0"), Sampling.deterministic(1e-7), 0.5, Map.of());
    private static final Click A = Click.foreground(1, 1);
    private static final Click B = Click.background(2, 2);
    private static final Click C = Click.foreground(3, 3);

    private static History clicks(Click... clicks) {
        History history = History.of(SETTINGS);
        for (Click click : clicks) {
            history = history.and(new Step.Clicked(click));
        }
        return history;
    }

    @Test
    void undoAndRedoMoveTheCursor() {
        History history = clicks(A, B, C);
        assertEquals(List.of(A, B, C), history.clicks());
        assertEquals(List.of(A), history.at(2).clicks());
        assertEquals(List.of(A, B, C), history.at(2).at(4).clicks());
        assertTrue(history.at(2).canRedo());
        assertFalse(history.canRedo());
        assertFalse(history.at(1).canUndo());
        assertThrows(Problem.class, () -> history.at(0));
        assertThrows(Problem.class, () -> history.at(5));
    }

    @Test
    void aNewStepDropsWhatWasUndone() {
        History history = clicks(A, B).at(2).and(new Step.Clicked(C));
        assertEquals(List.of(A, C), history.clicks());
        assertFalse(history.canRedo());
    }

    @Test
    void clicksAreTakenOutWhicheverTheyAre() {
        History history = clicks(A, B, C).and(new Step.ClickRemoved(1)).and(new Step.ClickRemoved(1));
        assertEquals(List.of(A), history.clicks());
        assertEquals(List.of(A, C), history.at(5).clicks());
        assertThrows(Problem.class, () -> history.and(new Step.ClickRemoved(1)));
    }

    @Test
    void beginningAnewEndsWhatWasClicked() {
        MaskRuns mask = MaskRuns.of(Mask.empty(new Size(4, 4)));
        History history = clicks(A, B).and(new Step.Began(Optional.of(mask), "")).and(new Step.Clicked(C));
        assertEquals(List.of(C), history.clicks());
        assertEquals(Optional.of(mask), history.beginning());
        assertEquals(Optional.empty(), history.at(3).beginning());
        assertEquals(Optional.empty(), history.and(new Step.Began(Optional.empty(), "")).beginning());
    }

    @Test
    void theNewestSettingsHold() {
        Settings other = new Settings(SETTINGS.model(), SETTINGS.sampling(), 0.7, Map.of(PartKind.KERNEL, "rbf"));
        History history = clicks(A).and(new Step.Chose(other));
        assertEquals(other, history.settings());
        assertEquals(SETTINGS, history.at(2).settings());
    }

    @Test
    void aResultIsKeptWhileItsStepsAreThere() {
        Result result = new Result(MaskRuns.of(Mask.empty(new Size(4, 4))), 3, new Computation(Map.of(), Map.of(), Map.of()));
        AnnotatedObject object =
                new AnnotatedObject(1, "", "", 0, false, clicks(A, B), Optional.empty()).with(result);
        assertTrue(object.upToDate());
        AnnotatedObject undone = object.with(object.history().at(2));
        assertFalse(undone.upToDate());
        assertTrue(undone.with(undone.history().at(3)).upToDate());
        assertEquals(Optional.empty(), undone.with(undone.history().and(new Step.Clicked(C))).result());
    }
}
