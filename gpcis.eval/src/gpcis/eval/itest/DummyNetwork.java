// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The network that the reference evaluations were run with: {@code z = 8·(R − 0.55) + 2·(previous − 0.5) + Σ ±5·exp(−d²/(2s²))},
 * d the distance to a click and s = 0.07 times the width; all of it in single precision.
 */
final class DummyNetwork implements Network {

    @Override
    public NetworkOutput forward(NetworkInput input) {
        int width = input.size().width();
        double s = 0.07 * width;
        float spread = (float) (2 * s * s);
        float[] logits = new float[input.size().pixels()];
        for (int i = 0; i < logits.length; i++) {
            float z = 8 * (input.colours()[i] - 0.55f) + 2 * (input.previous()[i] - 0.5f);
            for (NetworkClick click : input.clicks()) {
                float dy = i / width - (float) click.row();
                float dx = i % width - (float) click.column();
                z += click.label().sign() * 5 * (float) Math.exp(-(dy * dy + dx * dx) / spread);
            }
            logits[i] = z;
        }
        return new NetworkOutput(input.size(), logits, new float[logits.length], List.of(), Optional.empty(),
                Optional.empty(), Duration.ZERO);
    }

    @Override
    public Optional<float[]> deviation(NetworkInput input) {
        return Optional.empty();
    }

    @Override
    public void close() { }
}
