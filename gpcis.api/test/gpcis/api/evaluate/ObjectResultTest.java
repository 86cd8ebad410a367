// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gpcis.api.click.Click;
import gpcis.api.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectResultTest {

    private static ObjectResult result(double... ious) {
        List<ClickRecord> clicks = IntStream.range(0, ious.length).mapToObj(i -> new ClickRecord("set", "object", i + 1,
                Click.foreground(i, 0), ious[i], 0, i, Optional.empty(), Duration.ZERO, Duration.ZERO)).toList();
        return new ObjectResult(1, "set", "object", clicks, Calibration.none(), List.of());
    }

    @Test
    void nocIsTheFirstClickThatReachesTheTarget() {
        ObjectResult result = result(0.5, 0.86, 0.7, 0.9);
        assertEquals(2, result.noc(0.85, 20));
        assertEquals(4, result.noc(0.90, 20));
        assertEquals(20, result.noc(0.95, 20));
        assertEquals(3, result.noc(0.90, 3), "a click beyond the limit does not count");
        assertEquals(Optional.empty(), result.reached(0.90, 3), "and is not reached either");
    }

    @Test
    void whoStoppedEarlyKeepsTheLastIou() {
        ObjectResult result = result(0.5, 0.86);
        assertEquals(0.5, result.iou(1));
        assertEquals(0.86, result.iou(5));
        assertEquals(1, result.disobeyed());
    }

    @Test
    void shardsShareTheObjectsOut() {
        for (int object = 1; object <= 10; object++) {
            int number = object;
            assertEquals(1, IntStream.rangeClosed(1, 4).filter(i -> new Shard(i, 4).holds(number)).count());
        }
        assertEquals(new Shard(2, 4), Shard.of("2/4"));
        for (String text : List.of("0/4", "5/4", "4", "1/0", "a/b", "1/2/3")) {
            assertThrows(Problem.class, () -> Shard.of(text), text);
        }
    }
}
