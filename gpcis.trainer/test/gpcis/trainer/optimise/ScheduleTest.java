// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import gpcis.trainer.settings.Presets;
import gpcis.trainer.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static Schedule of(Map<String, String> stated) {
        return Schedule.of(new Settings(Presets.complete(Optional.empty(), new TreeMap<>(stated))), 1000, 10);
    }

    /** The paper divides the rate by ten at epochs 190 and 220 of 230. */
    @Test
    void paperDividesAtItsEpochs() {
        Schedule schedule = of(Map.of());
        assertEquals(23000, schedule.steps());
        assertEquals(1, schedule.at(0));
        assertEquals(1, schedule.at(18999));
        assertEquals(0.1, schedule.at(19000), 1e-12);
        assertEquals(0.01, schedule.at(22000), 1e-12);
        assertEquals(0.01, schedule.at(22999), 1e-12);
    }

    @Test
    void fewerStepsKeepTheMilestonesInPlace() {
        Schedule schedule = of(Map.of("schedule.steps", "230"));
        assertEquals(1, schedule.at(189));
        assertEquals(0.1, schedule.at(190), 1e-12);
    }

    @Test
    void oneCycleRisesAndFalls() {
        Schedule schedule = of(Map.of("schedule.kind", "onecycle", "schedule.steps", "1000", "schedule.warmup", "0.1"));
        assertEquals(1.0 / 25, schedule.at(0), 1e-12);
        assertEquals(1, schedule.at(100), 1e-12);
        assertEquals(0.5, schedule.at(550), 1e-12);
        for (int step = 1; step < 1000; step++) {
            assertTrue(step <= 100 ? schedule.at(step) > schedule.at(step - 1) : schedule.at(step) < schedule.at(step - 1));
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(Problem.class, () -> of(Map.of("schedule.kind", "square")));
        assertThrows(Problem.class, () -> of(Map.of("schedule.milestones", "190,late")));
    }

    @Test
    void theLongestBeginningSetsTheRate() {
        RateGroups rates = RateGroups.of(new Settings(Presets.complete(Optional.empty(), Map.of("optimiser.rate", "2",
                "optimiser.factors", "backbone.:0.1,backbone.decoder.:0.5"))));
        assertEquals(0.2, rates.of("backbone.encoder.stem.weight"), 1e-12);
        assertEquals(1, rates.of("backbone.decoder.skip.weight"), 1e-12);
        assertEquals(2, rates.of("kernel.log_eta"), 1e-12);
    }
}
