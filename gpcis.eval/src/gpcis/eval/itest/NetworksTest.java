// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.forward.Networks;
import gpcis.api.model.Model;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleException;

/** Plain forward passes of the untrained model, at sizes that it was not made for. */
class NetworksTest {

    private static final Size SIZE = new Size(112, 96);

    private final Networks networks = Running.service(Networks.class);
    private final Interpolation interpolation = Running.service(Interpolation.class);
    private final Model model = Painted.model();

    private static NetworkClick click(double row, double column, boolean positive) {
        return new NetworkClick(row, column, positive ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND);
    }

    private NetworkInput input(Size size, float[] previous, NetworkClick... clicks) {
        return new NetworkInput(size, interpolation.planes(Painted.picture(), size, CornerAlignment.ALIGNED), previous,
                List.of(clicks), Sampling.deterministic(1e-7), true);
    }

    private NetworkInput input(NetworkClick... clicks) {
        return input(SIZE, new float[SIZE.pixels()], clicks);
    }

    private NetworkOutput forward(NetworkInput input) {
        try (Network network = networks.open(model)) {
            return network.forward(input);
        }
    }

    /** A picture of the network's own size, so that a session resizes nothing. */
    private static Picture small() {
        byte[] rgb = new byte[3 * SIZE.pixels()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7 + i / 336 * 3);
        }
        return Picture.ofRgb(SIZE, rgb);
    }

    @Test
    void computesWhatASessionComputesToTheBit() {
        float[] colours = interpolation.planes(small(), SIZE, CornerAlignment.ALIGNED);
        Sampling sampling = Sampling.deterministic(model.manifest().epsilonSquared());
        try (Network network = networks.open(model);
                SegmentationSession session = Running.service(Segmenter.class).open(small(), SessionOptions.of(model))) {
            float[] previous = new float[SIZE.pixels()];
            List<NetworkClick> clicks = new ArrayList<>();
            for (Click click : List.of(Click.foreground(30, 40), Click.background(100, 20), Click.foreground(33, 41))) {
                clicks.add(new NetworkClick(click.y(), click.x(), click.label()));
                Prediction prediction = session.click(click);
                NetworkOutput output = network.forward(new NetworkInput(SIZE, colours, previous, clicks, sampling, false));
                assertArrayEquals(prediction.priorMap().toArray(), output.prior());
                assertArrayEquals(prediction.updateMap().toArray(), output.update());
                assertEquals(prediction.fits(), output.fits());
                assertEquals(prediction.solve(), output.solve());
                assertTrue(output.features().isEmpty(), "features were not asked for");
                previous = output.probabilities();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "97, 131", "33, 62", "131, 64"})
    void takesAnySize(int height, int width) {
        Size size = new Size(width, height);
        NetworkOutput output = forward(input(size, new float[size.pixels()], click(10.5, 12.25, true), click(3, 4, false)));
        assertEquals(size, output.size());
        assertEquals(size.pixels(), output.logits().length);
        assertEquals(List.of(1L, 48L, (height + 3L) / 4, (width + 3L) / 4), output.features().orElseThrow().shape());
        assertEquals(output.fits().get(0).attained(), output.logits()[10 * width + 12], 1e-6);
        assertEquals(output.fits().get(1).attained(), output.logits()[3 * width + 4], 1e-6);
        assertTrue(output.logits()[10 * width + 12] > 0 && output.logits()[3 * width + 4] < 0);
    }

    @Test
    void theDiskLiesAroundTheClickAndTheProcessIsToldOfThePixelItLiesIn() {
        NetworkOutput whole = forward(input(click(60, 80, true)));
        // Both fractions are cut off for the Gaussian process; the disk moves all the same.
        NetworkOutput between = forward(input(click(60.25, 80.75, true)));
        assertEquals(between.fits().get(0).attained(), between.logits()[60 * SIZE.width() + 80], 1e-6);
        assertFalse(Arrays.equals(features(whole), features(between)), "the disk did not move");
        NetworkOutput beside = forward(input(click(60.25, 81, true)));
        assertEquals(beside.fits().get(0).attained(), beside.logits()[60 * SIZE.width() + 81], 1e-6);
    }

    private static float[] features(NetworkOutput output) {
        return output.features().orElseThrow().toFloats();
    }

    @Test
    void aClickBesideTheInputIsSeenByWhatItsDiskCovers() {
        NetworkClick inside = click(50, 50, true);
        NetworkOutput alone = forward(input(inside));
        NetworkOutput near = forward(input(inside, click(-3, 50, true)));
        NetworkOutput far = forward(input(inside, click(-30, 50, true), click(200, 300, false)));
        NetworkOutput corner = forward(input(inside, click(-1, -1, true)));
        assertEquals(1, near.fits().size(), "a click beside the input does not enter the Gaussian process");
        assertFalse(Arrays.equals(features(alone), features(near)), "two rows of its disk are inside");
        assertArrayEquals(features(alone), features(far), "their disks cover nothing");
        assertArrayEquals(features(alone), features(corner), "negative row and column mean: no click");
        assertArrayEquals(alone.logits(), corner.logits());
    }

    @Test
    void previousProbabilitiesAndEpsilonMatter() {
        float[] previous = new float[SIZE.pixels()];
        Arrays.fill(previous, 0, previous.length / 2, 0.75f);
        NetworkClick[] clicks = {click(50, 50, true), click(50, 51, false)};
        assertFalse(Arrays.equals(forward(input(clicks)).logits(), forward(input(SIZE, previous, clicks)).logits()));
        NetworkInput given = input(clicks);
        NetworkOutput loose = forward(new NetworkInput(SIZE, given.colours(), given.previous(), given.clicks(),
                Sampling.deterministic(1), false));
        assertTrue(loose.fits().get(0).margin() < forward(given).fits().get(0).margin());
        assertEquals(1, loose.solve().orElseThrow().epsilonSquared());
    }

    @Test
    void severalThreadsAtOnceComputeTheSame() throws Exception {
        List<NetworkInput> inputs = List.of(input(click(50, 50, true)), input(click(20.5, 70, true), click(5, 5, false)),
                input(new Size(97, 61), new float[97 * 61], click(30, 30, true)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Network network = networks.open(model)) {
            List<float[]> expected = inputs.stream().map(input -> network.forward(input).logits()).toList();
            List<Future<float[]>> found = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                NetworkInput input = inputs.get(i % inputs.size());
                found.add(threads.submit(() -> network.forward(input).logits()));
            }
            for (int i = 0; i < found.size(); i++) {
                assertArrayEquals(expected.get(i % inputs.size()), found.get(i).get(), "pass " + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPartThatHasGoneIsMissed() throws BundleException {
        try (Network network = networks.open(model)) {
            NetworkInput input = input(click(50, 50, true));
            Running.stop("gpcis.kernel.learned");
            try {
                String line = assertThrows(Problem.class, () -> network.forward(input)).line();
                assertTrue(line.contains("learned") && line.contains("gpcis.kernel.learned"), line);
                assertThrows(Problem.class, () -> networks.open(model));
            } finally {
                Running.start("gpcis.kernel.learned");
            }
            String line = assertThrows(Problem.class, () -> network.forward(input)).line();
            assertTrue(line.contains("open the model again"), line);
        }
    }

    @Test
    void refusesWhatCannotBeComputed() {
        try (Network network = networks.open(model)) {
            Size thin = new Size(31, 64);
            assertProblem(network, input(thin, new float[thin.pixels()], click(5, 5, true)), "31×64");
            assertProblem(network, input(click(96, 5, true), click(-0.5, 20, true)), "none of 2 clicks");
            assertProblem(network, input(), "no click was given");
            float[] broken = new float[SIZE.pixels()];
            broken[SIZE.width() + 3] = Float.NaN;
            assertProblem(network, input(SIZE, broken, click(5, 5, true)), "row 1, column 3 is NaN");
        }
        Network closed = networks.open(model);
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.forward(input(click(5, 5, true))));
    }

    private static void assertProblem(Network network, NetworkInput input, String words) {
        String line = assertThrows(Problem.class, () -> network.forward(input)).line();
        assertTrue(line.contains(words), line);
    }
}
