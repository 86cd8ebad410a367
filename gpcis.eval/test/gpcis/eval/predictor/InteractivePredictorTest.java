// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Box;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Sampling;
import gpcis.sampler.zoom.ZoomBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a predictor shows the network and does with the answer, against a network that answers as it is told to. */
class InteractivePredictorTest {

    private static final Size SIZE = new Size(120, 100);
    private static final Click INSIDE = Click.foreground(60, 50);

    /** Keeps what it is shown; its logits are a function of the position, 0 … 1 in both directions. */
    private static final class Scripted implements Network {
        private final List<NetworkInput> shown = new ArrayList<>();
        private Function<double[], Double> logit = position -> -4.0;
        private boolean gaussian;

        @Override
        public NetworkOutput forward(NetworkInput input) {
            shown.add(input);
            Size size = input.size();
            float[] logits = new float[size.pixels()];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = logit.apply(new double[] {(double) (i % size.width()) / (size.width() - 1),
                    (double) (i / size.width()) / (size.height() - 1)}).floatValue();
            }
            List<ClickFit> fits = !gaussian ? List.of() : input.clicks().stream()
                    .filter(click -> click.row() >= 0 && click.row() < size.height()
                            && click.column() >= 0 && click.column() < size.width())
                    .map(click -> new ClickFit(click.label().sign(), 2 * click.label().sign(), 0)).toList();
            return new NetworkOutput(size, logits, new float[logits.length], fits, Optional.empty(), Optional.empty(),
                    Duration.ZERO);
        }

        void rectangle(double left, double top, double right, double bottom) {
            logit = at -> at[0] >= left && at[0] <= right && at[1] >= top && at[1] <= bottom ? 4.0 : -4.0;
        }

        NetworkInput last() {
            return shown.get(shown.size() - 1);
        }

        @Override
        public Optional<float[]> deviation(NetworkInput input) {
            return Optional.empty();
        }

        @Override
        public void close() { }
    }

    private final Scripted network = new Scripted();

    private InteractivePredictor predictor(String name, Map<String, String> options) {
        byte[] rgb = new byte[3 * SIZE.pixels()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % SIZE.width());
        }
        return new InteractivePredictor(network, PredictorSettings.of(name, new PartOptions(options), "GrabCut"),
                Sampling.deterministic(1e-7), Picture.ofRgb(SIZE, rgb));
    }

    @Test
    void gpcisShowsEverythingAtOneSizeAndZoomsInAnewAtEveryClick() {
        InteractivePredictor predictor = predictor("gpcis", Map.of("size", "64"));
        network.rectangle(0.4, 0.4, 0.6, 0.6);
        Guess first = predictor.predict(List.of(INSIDE));
        assertEquals(new Size(64, 64), network.last().size());
        assertEquals(Optional.empty(), first.box());
        assertEquals(50 * 64 / 100.0, network.last().clicks().get(0).row(), 1e-12);
        assertEquals(60 * 64 / 120.0, network.last().clicks().get(0).column(), 1e-12);

        List<Click> two = List.of(INSIDE, Click.background(5, 5));
        Box box = predictor.predict(two).box().orElseThrow();
        assertEquals(ZoomBox.around(first.mask(), two, 1.4, 10), Optional.of(box));
        assertTrue(network.last().clicks().get(1).row() < 0, "a click outside the box stays outside");
        assertEquals(box.left() / 255f, network.last().colours()[0], 1e-6, "the box's left column");
        assertEquals(box.right() / 255f, network.last().colours()[63], 1e-6, "and its right one");

        Guess third = predictor.predict(List.of(INSIDE, Click.background(5, 5), Click.background(6, 6)));
        assertTrue(third.box().orElseThrow().width() < box.width(), "a fifth of the box was found, so it shrinks");
        assertEquals(0, third.probability().at(0, 0), "nothing outside the box");
    }

    @Test
    void ritmShowsWholePicturesAsTheyAreAndKeepsItsBox() {
        InteractivePredictor predictor = predictor("ritm", Map.of("least-side", "20", "side", "64", "flip", "off"));
        network.rectangle(0.4, 0.4, 0.6, 0.6);
        predictor.predict(List.of(INSIDE));
        assertEquals(SIZE, network.last().size());
        List<Click> two = List.of(INSIDE, Click.background(5, 5));
        network.rectangle(0.1, 0.1, 0.9, 0.9);
        Box box = predictor.predict(two).box().orElseThrow();
        assertEquals(64, Math.max(network.last().size().width(), network.last().size().height()));
        assertEquals(Optional.of(box), predictor.predict(two).box(), "nothing calls for a new one");
        Click outside = Click.foreground(10, 10);
        assertTrue(predictor.predict(List.of(INSIDE, Click.background(5, 5), outside)).box().orElseThrow().left() <= 10);
    }

    @Test
    void logitsOfTheMirroredPictureAreAveraged() {
        InteractivePredictor predictor = predictor("ritm", Map.of());
        network.logit = at -> 8 * at[0];
        Guess guess = predictor.predict(List.of(INSIDE));
        assertEquals(2, network.shown.size());
        assertEquals(SIZE.width() - 60 - 1, network.last().clicks().get(0).column());
        assertEquals(119 / 255f, network.last().colours()[0], 1e-6);
        // 8x and 8(1−x) make 4 everywhere; probabilities would not average to the same.
        assertEquals(1 / (1 + Math.exp(-4)), guess.probability().at(3, 3), 1e-6);
        assertEquals(1 / (1 + Math.exp(-4)), guess.probability().at(119, 99), 1e-6);
    }

    @Test
    void thePreviousProbabilitiesAreThoseOfTheWholePicture() {
        InteractivePredictor predictor = predictor("gpcis", Map.of("size", "64"));
        network.rectangle(0.4, 0.4, 0.6, 0.6);
        predictor.predict(List.of(INSIDE));
        for (float value : network.last().previous()) {
            assertEquals(0, value);
        }
        predictor.predict(List.of(INSIDE, Click.background(5, 5)));
        assertEquals(1 / (1 + Math.exp(-4)), network.last().previous()[32 * 64 + 32], 1e-6);
    }

    @Test
    void anEmptyMaskShowsTheWholePictureButFillsTheOldBox() {
        InteractivePredictor predictor = predictor("gpcis", Map.of("size", "64"));
        network.rectangle(0.4, 0.4, 0.6, 0.6);
        predictor.predict(List.of(INSIDE));
        network.logit = at -> -4.0;
        Box box = predictor.predict(List.of(INSIDE, Click.background(5, 5))).box().orElseThrow();
        network.logit = at -> 4.0;
        Guess guess = predictor.predict(List.of(INSIDE, Click.background(5, 5), Click.foreground(61, 50)));
        assertEquals(119 / 255f, network.last().colours()[63], 1e-6, "the whole picture was shown");
        assertEquals(Optional.of(box), guess.box());
        assertEquals(box.width() * box.height(), guess.mask().area());
    }

    @Test
    void clicksWithinOnePixelOfTheNetworkAreBothObeyed() {
        network.gaussian = true;
        // 60 and 61 of 120 columns are in the 16th of 32.
        List<Click> clicks = List.of(Click.foreground(61, 50), Click.background(60, 50));
        Map<String, String> published = Map.of("size", "32", "zoom", "off", "obey", "off");
        Guess before = predictor("gpcis", published).predict(clicks);
        assertFalse(before.mask().contains(61, 50), "as published, one of them is not");
        Guess after = predictor("gpcis", Map.of("size", "32", "zoom", "off")).predict(clicks);
        assertTrue(after.mask().contains(61, 50));
        assertFalse(after.mask().contains(60, 50));
        assertEquals(1 / (1 + Math.exp(-2)), after.probability().toArray()[50 * 120 + 61], 1e-6, "the click's target");
        assertEquals(1 / (1 + Math.exp(4)), after.probability().toArray()[50 * 120 + 60], 1e-5, "obeyed already: as it was");
        for (int i = 0; i < SIZE.pixels(); i++) {
            if (Math.abs(i % 120 - 60.5) > 9 || Math.abs(i / 120 - 50) > 8) {
                assertEquals(before.probability().toArray()[i], after.probability().toArray()[i], "pixel " + i);
            }
        }
    }

    @Test
    void clicksThatTheZoomHidesAreLeftAsTheyAre() {
        network.gaussian = true;
        network.rectangle(0.4, 0.4, 0.6, 0.6);
        InteractivePredictor predictor = predictor("gpcis", Map.of("size", "64"));
        predictor.predict(List.of(INSIDE));
        Guess guess = predictor.predict(List.of(INSIDE, Click.background(2, 2), Click.background(60, 54)));
        assertFalse(guess.mask().contains(60, 54), "shown, and wrong");
        assertEquals(0, guess.probability().toArray()[2 * 120 + 2]);
    }

    @Test
    void headsThatAreNoGaussianProcessPromiseNothing() {
        Guess guess = predictor("gpcis", Map.of("size", "32")).predict(List.of(INSIDE));
        assertFalse(guess.mask().contains(60, 50));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        for (Map<String, String> options : List.of(Map.of("size", "16"), Map.of("size", "64x"), Map.of("threshold", "1"),
                Map.of("zoom", "yes"), Map.of("zoom-from", "1"), Map.of("colour", "red"))) {
            assertThrows(Problem.class, () -> predictor("gpcis", options), options.toString());
        }
        assertThrows(Problem.class, () -> predictor("other", Map.of()));
    }

    @Test
    void setsWithSizesOfTheirOwnHaveThem() {
        assertEquals("256x256", PredictorSettings.of("gpcis", PartOptions.DEFAULTS, "SBD").texts().get("size"));
        assertEquals("384x384", PredictorSettings.of("gpcis", PartOptions.DEFAULTS, "DAVIS").texts().get("size"));
        assertEquals("600", PredictorSettings.of("ritm", PartOptions.DEFAULTS, "DAVIS").texts().get("side"));
        assertEquals("400", PredictorSettings.of("ritm", PartOptions.DEFAULTS, "SBD").texts().get("side"));
        PredictorSettings changed = PredictorSettings.of("gpcis", new PartOptions(Map.of("size", "kept", "flip", "on")), "X");
        assertEquals(changed, PredictorSettings.of("ritm", new PartOptions(changed.texts()), "X"), "texts say everything");
    }
}
