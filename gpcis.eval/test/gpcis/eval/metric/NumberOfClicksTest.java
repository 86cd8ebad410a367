// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import gpcis.api.evaluate.ObjectResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberOfClicksTest {

    private static final String GOLDEN = System.getenv("GPCIS_GOLDEN");

    /** The form of the file. */
    private record Golden(double[][] ious, double noc85_mean, double noc90_mean, int over85, int over90,
            List<Integer> per_sample_85, List<Integer> per_sample_90) { }

    @Test
    void agreesWithThePublishedCode() throws IOException {
        assumeTrue(GOLDEN != null, "GPCIS_GOLDEN does not name the folder of reference numbers");
        Golden golden = new Gson().fromJson(Files.readString(Path.of(GOLDEN, "clicker/noc_metric.json")), Golden.class);
        List<ObjectResult> results = Arrays.stream(golden.ious()).map(Results::of).toList();
        NumberOfClicks at85 = NumberOfClicks.of(results, 0.85, 20);
        assertEquals(golden.per_sample_85(), at85.perObject());
        assertEquals(golden.noc85_mean(), at85.mean());
        assertEquals(golden.over85(), at85.failures());
        NumberOfClicks at90 = NumberOfClicks.of(results, 0.90, 20);
        assertEquals(golden.per_sample_90(), at90.perObject());
        assertEquals(golden.noc90_mean(), at90.mean());
        assertEquals(golden.over90(), at90.failures());
    }

    @Test
    void countsTheLastClickAsAFailureOnlyWhereThatIsPublished() {
        List<ObjectResult> results = List.of(Results.of(0.1, 0.2, 0.95), Results.of(0.1, 0.2, 0.3), Results.of(0.95));
        NumberOfClicks clicks = NumberOfClicks.of(results, 0.9, 3);
        assertEquals(2, clicks.failures());
        assertEquals(1, clicks.strictFailures());
        assertArrayEquals(new int[] {1, 0, 2}, clicks.histogram());
    }

    @Test
    void refusesWhatWasNotMeasured() {
        List<ObjectResult> stopped = List.of(Results.of(0.5, 0.9), Results.of(0.1, 0.2, 0.3));
        assertFalse(NumberOfClicks.measured(stopped, 0.95, 3));
        assertThrows(IllegalArgumentException.class, () -> NumberOfClicks.of(stopped, 0.95, 3));
        assertEquals(2, NumberOfClicks.of(stopped, 0.95, 2).mean());
        assertThrows(IllegalArgumentException.class, () -> NumberOfClicks.of(List.of(), 0.9, 3));
    }

    @Test
    void averagesTheIouOfObjectsThatStopped() {
        IouCurve curve = IouCurve.of(List.of(Results.of(0.5, 0.9), Results.of(0.1, 0.2, 0.4)), 4);
        assertEquals(0.3, curve.after(1), 1e-12);
        assertEquals(0.55, curve.after(2), 1e-12);
        assertEquals(0.65, curve.after(3), 1e-12);
        assertEquals(0.65, curve.after(4), 1e-12);
    }

    @Test
    void takesTimesOverClicksAndMediansOverObjects() {
        ClickTimes times = ClickTimes.of(List.of(Results.of(0.1), Results.of(0.1, 0.2), Results.of(0.1, 0.2, 0.3)));
        assertEquals((1 + 1 + 2 + 1 + 2 + 3) / 6.0, times.loop(), 1e-12);
        assertEquals(times.loop() / 2, times.model(), 1e-12);
        assertEquals(List.of(new ClickTimes.AtIndex(1, 3, 1, 0.5), new ClickTimes.AtIndex(2, 2, 2, 1),
                new ClickTimes.AtIndex(3, 1, 3, 1.5)), times.byIndex());
    }
}
