// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.click.Click;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectResultTest {

    private static ObjectResult result(double... ious) {
        List<ClickRecord> clicks = IntStream.range(0, ious.length).mapToObj(i -> new ClickRecord("set", "object", i + 1,
                Click.foreground(i, 0), ious[i], Duration.ZERO, Duration.ZERO)).toList();
        return new ObjectResult("set", "object", clicks, 0);
    }

    @Test
    void nocIsTheFirstClickThatReachesTheTarget() {
        ObjectResult result = result(0.5, 0.86, 0.7, 0.9);
        assertEquals(2, result.noc(0.85, 20));
        assertEquals(4, result.noc(0.90, 20));
        assertEquals(20, result.noc(0.95, 20));
        assertEquals(3, result.noc(0.90, 3), "a click beyond the limit does not count");
    }
}
