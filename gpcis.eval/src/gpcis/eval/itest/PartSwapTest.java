// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Parts are replaced while a session is open and the framework runs on. */
class PartSwapTest {

    private static final List<String> SWAPPABLE = List.of("gpcis.kernel.learned", "gpcis.kernel.rbf",
            "gpcis.sampler.prior.learned", "gpcis.sampler.prior.rff", "gpcis.kernel.assembly.deep",
            "gpcis.kernel.assembly.deeprgb", "gpcis.sampler.pathwise", "gpcis.backbone.mobilenet",
            "gpcis.sampler.variational");

    /** Kernels and samplers beyond those that these tests are about: with them stopped, it is known what is left. */
    private static final List<String> BESIDES = List.of("gpcis.kernel.matern", "gpcis.sampler.mean", "gpcis.sampler.exact");

    private final Segmenter segmenter = Running.service(Segmenter.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final Model model = Painted.model();

    @BeforeEach
    void stopTheRest() throws BundleException {
        for (String bundle : BESIDES) {
            Running.stop(bundle);
        }
    }

    @AfterEach
    void startAllAgain() throws BundleException {
        for (String bundle : SWAPPABLE) {
            Running.start(bundle);
        }
        for (String bundle : BESIDES) {
            Running.start(bundle);
        }
        for (PartKind kind : PartKind.values()) {
            parts.choose(kind, Optional.empty());
        }
    }

    private SegmentationSession open() {
        return segmenter.open(Painted.picture(), SessionOptions.of(model));
    }

    @Test
    void theNextClickUsesTheKernelThatWasStarted() throws BundleException {
        Running.stop("gpcis.kernel.rbf");
        try (SegmentationSession session = open()) {
            assertEquals("learned", session.click(Click.foreground(60, 75)).parts().get(PartKind.KERNEL));
            Running.stop("gpcis.kernel.learned");
            Running.start("gpcis.kernel.rbf");
            Prediction prediction = session.click(Click.background(140, 75));
            assertEquals("rbf", prediction.parts().get(PartKind.KERNEL));
            assertTrue(prediction.notes().stream().anyMatch(note -> note.contains("takes its place")));
            Running.start("gpcis.kernel.learned");
            assertEquals("learned", session.replay().parts().get(PartKind.KERNEL));
        }
    }

    @Test
    void withoutAnyKernelTheSessionKeepsItsClicks() throws BundleException {
        try (SegmentationSession session = open()) {
            session.click(Click.foreground(60, 75));
            Running.stop("gpcis.kernel.learned");
            Running.stop("gpcis.kernel.rbf");
            Problem problem = assertThrows(Problem.class, () -> session.click(Click.background(140, 75)));
            assertTrue(problem.line().contains("kernel 'learned'") && problem.line().contains("no kernel is running"),
                    problem.line());
            assertEquals(1, session.clicks().size());
            Running.start("gpcis.kernel.learned");
            assertEquals(2, session.click(Click.background(140, 75)).fits().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"KERNEL,rbf", "PRIOR,rff", "FEATURES,deep"})
    void choosingAnotherPartChangesTheMapAndComesBackToTheBit(PartKind kind, String name) {
        try (SegmentationSession session = open()) {
            session.click(Click.foreground(60, 75));
            float[] before = session.click(Click.background(140, 75)).updateMap().toArray();
            parts.choose(kind, Optional.of(name));
            Prediction other = session.replay();
            assertEquals(name, other.parts().get(kind));
            if (kind == PartKind.KERNEL) {
                // At the start the learned scales are those that the fixed kernel has: the same function, two bundles.
                assertArrayEquals(before, other.updateMap().toArray(), 1e-5f);
            } else {
                assertFalse(Arrays.equals(before, other.updateMap().toArray()), "the map did not change");
            }
            parts.choose(kind, Optional.empty());
            assertArrayEquals(before, session.replay().updateMap().toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"gpcis.backbone.mobilenet,backbone", "gpcis.sampler.pathwise,sampler", "gpcis.sampler.variational,posterior"})
    void aBundleThatWasStoppedAndStartedServesTheOpenSession(String bundle, String kind) throws BundleException {
        try (SegmentationSession session = open()) {
            float[] before = session.click(Click.foreground(60, 75)).probability().toArray();
            Running.stop(bundle);
            Problem problem = assertThrows(Problem.class, session::replay);
            assertTrue(problem.line().contains("the " + kind + " '"), problem.line());
            assertTrue(problem.line().contains("start the bundle " + bundle), problem.line());
            assertArrayEquals(before, session.prediction().probability().toArray(), "the prediction in force stays");
            Running.start(bundle);
            assertArrayEquals(before, session.replay().probability().toArray());
        }
    }

    @Test
    void openingNamesThePartThatIsMissing() throws BundleException {
        Running.stop("gpcis.kernel.learned");
        Problem problem = assertThrows(Problem.class, this::open);
        assertTrue(problem.line().contains("'learned'") && problem.line().contains("kernel=rbf"), problem.line());
        assertTrue(problem.line().contains("start the bundle gpcis.kernel.learned"), "it is installed: " + problem.line());
    }

    @Test
    void anUnknownNameListsWhatRuns() {
        Problem problem = assertThrows(Problem.class, () -> parts.choose(PartKind.KERNEL, Optional.of("linear")));
        assertTrue(problem.line().contains("'linear'") && problem.line().contains("learned, rbf"), problem.line());
    }

    @Test
    void aStoppedBundleIsStillKnownByWhatItDeclares() throws BundleException {
        Running.stop("gpcis.sampler.prior.rff");
        assertEquals(Optional.of("gpcis.sampler.prior.rff"), parts.bundle(PartKind.PRIOR, "rff"));
        assertEquals(Optional.empty(), parts.bundle(PartKind.KERNEL, "rff"));
        Problem problem = assertThrows(Problem.class, () -> parts.choose(PartKind.PRIOR, Optional.of("rff")));
        assertTrue(problem.line().contains("start the bundle gpcis.sampler.prior.rff"), problem.line());
        Problem unknown = assertThrows(Problem.class, () -> parts.choose(PartKind.PRIOR, Optional.of("none")));
        assertTrue(unknown.line().contains("install the bundle that brings it"), unknown.line());
    }

    @Test
    void configurationChoosesToo() throws Exception {
        Configuration configuration = Running.service(ConfigurationAdmin.class).getConfiguration("gpcis.parts", "?");
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("kernel", "rbf");
        configuration.update(properties);
        try {
            waitUntilChosen(Optional.of("rbf"));
            try (SegmentationSession session = open()) {
                assertEquals("rbf", session.click(Click.foreground(60, 75)).parts().get(PartKind.KERNEL));
            }
        } finally {
            configuration.delete();
            waitUntilChosen(Optional.empty());
        }
    }

    private void waitUntilChosen(Optional<String> kernel) throws InterruptedException {
        for (int i = 0; i < 100 && !Optional.ofNullable(parts.chosen().get(PartKind.KERNEL)).equals(kernel); i++) {
            Thread.sleep(50);
        }
        assertEquals(kernel, Optional.ofNullable(parts.chosen().get(PartKind.KERNEL)));
    }
}
