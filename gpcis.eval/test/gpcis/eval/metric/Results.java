// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import gpcis.api.click.Click;
import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Sparsification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results of objects to calculate with. */
final class Results {

    private Results() { }

    /** An object with these IoUs; click i takes i ms, of which the model takes half. */
    static ObjectResult of(double... ious) {
        return of(Calibration.none(), List.of(), ious);
    }

    static ObjectResult of(Calibration calibration, List<Sparsification> curves, double... ious) {
        List<ClickRecord> clicks = IntStream.range(0, ious.length).mapToObj(i -> new ClickRecord("set", "object", i + 1,
                Click.foreground(i, 0), ious[i], 0, 0, Optional.empty(), Duration.ofNanos((i + 1) * 500_000L),
                Duration.ofNanos((i + 1) * 1_000_000L))).toList();
        return new ObjectResult(1, "set", "object", clicks, calibration, curves);
    }
}
