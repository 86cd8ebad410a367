// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/** A model as a function: the parts that it was opened with, and its weights, kept loaded until it is closed. */
final class PlainNetwork implements Network {

    private static final int SMALLEST_SIDE = 32;

    private final SetupFinder finder;
    private final Predictor predictor;
    private final Setup setup;
    private final NetworkPool.Lease lease;
    private volatile boolean closed;

    PlainNetwork(SetupFinder finder, Predictor predictor, Setup setup, NetworkPool.Lease lease) {
        this.finder = finder;
        this.predictor = predictor;
        this.setup = setup;
        this.lease = lease;
    }

    @Override
    public NetworkOutput forward(NetworkInput input) {
        checkUse();
        long begun = System.nanoTime();
        Pass pass = pass(input);
        AtomicReference<HostTensor> features = new AtomicReference<>();
        Logits logits = predictor.logits(pass, seen -> {
            if (input.features()) {
                features.set(copied(seen));
            }
        });
        return new NetworkOutput(input.size(), logits.prior(), logits.update(), logits.fits(), logits.solve(),
                Optional.ofNullable(features.get()), Duration.ofNanos(System.nanoTime() - begun));
    }

    @Override
    public Optional<float[]> deviation(NetworkInput input) {
        checkUse();
        return setup.gaussian().isPresent() ? Optional.of(predictor.deviation(pass(input))) : Optional.empty();
    }

    private void checkUse() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        finder.check(setup);
    }

    private Pass pass(NetworkInput input) {
        if (Math.min(input.size().width(), input.size().height()) < SMALLEST_SIDE) {
            throw new Problem("the network's input is " + input.size(), "each side must be at least " + SMALLEST_SIDE);
        }
        checkFinite("colour", input.colours(), input);
        checkFinite("previous probability", input.previous(), input);
        List<PlacedClick> clicks = input.clicks().stream().map(click -> PlacedClick.of(click, input.size())).toList();
        if (setup.gaussian().isPresent() && clicks.stream().noneMatch(PlacedClick::inside)) {
            throw new Problem(clicks.isEmpty() ? "no click was given"
                    : "none of " + clicks.size() + " clicks lies in the network's input of " + input.size(),
                    "give at least one: the Gaussian process is conditioned on the clicked pixels");
        }
        return new Pass(setup, input.size(), input.colours(), input.previous(), clicks, input.sampling());
    }

    private static void checkFinite(String what, float[] values, NetworkInput input) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                int pixel = i % input.size().pixels();
                throw new Problem("the " + what + " in row " + pixel / input.size().width() + ", column "
                        + pixel % input.size().width() + " is " + values[i], "give numbers from 0 to 1");
            }
        }
    }

    private static HostTensor copied(NDArray features) {
        long[] shape = LongStream.concat(LongStream.of(1), LongStream.of(features.getShape().getShape())).toArray();
        return HostTensor.ofFloats(features.toFloatArray(), shape);
    }

    @Override
    public void close() {
        closed = true;
        lease.close();
    }
}
