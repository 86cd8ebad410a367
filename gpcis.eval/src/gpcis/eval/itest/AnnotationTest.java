// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.History;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Point;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.click.Click;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** Annotating with the real engine: masks from steps, whichever way they were come by; the services as they run. */
class AnnotationTest {

    private static final Step RED = new Step.Clicked(Click.foreground(60, 75));
    private static final Step BLUE = new Step.Clicked(Click.background(140, 75));
    private static final Step GREEN = new Step.Clicked(Click.background(100, 20));

    @TempDir
    Path folder;

    private final ObjectSessions sessions = Running.service(ObjectSessions.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final Settings settings =
            sessions.settings(Running.service(ModelStore.class).open(ModelStore.UNTRAINED), ModelStore.UNTRAINED);

    @AfterEach
    void choices() {
        for (PartKind kind : PartKind.values()) {
            parts.choose(kind, Optional.empty());
        }
    }

    private MaskRuns mask(History history) {
        try (ObjectSession session = sessions.open(Painted.picture())) {
            return MaskRuns.of(session.show(history).mask());
        }
    }

    private static History after(History history, Step... steps) {
        History longer = history;
        for (Step step : steps) {
            longer = longer.and(step);
        }
        return longer;
    }

    /** Thirty steps of all kinds; each is undone, redone and jumped to, and computed by itself. */
    @Test
    void theSameStepsMakeTheSameMaskToTheBit() {
        Settings other = new Settings(settings.model(), Sampling.deterministic(1e-2), 0.4, Map.of());
        History history = after(History.of(settings), RED, BLUE,
                new Step.Brushed(true, 4, List.of(new Point(100, 100), new Point(120, 110))), GREEN, new Step.HolesFilled(50),
                new Step.ClickRemoved(1), new Step.Outlined(false, List.of(new Point(50, 60), new Point(70, 60), new Point(60, 90))),
                BLUE, new Step.LargestKept(), new Step.Chose(other), new Step.Smoothed(2), RED, new Step.Chose(settings),
                new Step.Began(Optional.of(MaskRuns.of(Painted.truth())), "truth"), GREEN,
                new Step.Brushed(false, 6.5, List.of(new Point(60, 75))), BLUE, RED, new Step.ClickRemoved(0), GREEN);
        List<MaskRuns> masks = new ArrayList<>();
        try (ObjectSession session = sessions.open(Painted.picture())) {
            for (int cursor = 1; cursor <= history.steps().size(); cursor++) {
                masks.add(MaskRuns.of(session.show(history.at(cursor)).mask()));
            }
            for (int cursor = history.steps().size(); cursor >= 1; cursor -= 2) {
                assertEquals(masks.get(cursor - 1), MaskRuns.of(session.show(history.at(cursor)).mask()), "back to " + cursor);
            }
            for (int cursor : new int[] {20, 3, 14, 5, 21, 11, 1, 8}) {
                assertEquals(masks.get(cursor - 1), MaskRuns.of(session.show(history.at(cursor)).mask()), "jump to " + cursor);
            }
        }
        for (int cursor : new int[] {3, 7, 13, 21}) {
            assertEquals(masks.get(cursor - 1), mask(history.at(cursor)), "by itself at " + cursor);
        }
        assertTrue(masks.stream().distinct().count() > 5, () -> "the steps do something: " + masks);
        assertEquals(0, masks.get(0).area());
        assertEquals(MaskRuns.of(Painted.truth()), masks.get(14), "begun from the mask itself");
    }

    @Test
    void chosenPartsAreUsedAndTold() {
        History history = after(History.of(settings), RED, BLUE);
        // The fixed kernel equals the learned one before training; this one does not.
        Settings other = new Settings(settings.model(), settings.sampling(), settings.threshold(), Map.of(PartKind.KERNEL, "matern52"));
        try (ObjectSession session = sessions.open(Painted.picture())) {
            ObjectResult learned = session.show(history);
            sessions.choose(other);
            ObjectResult swapped = session.show(history.and(new Step.Chose(other)));
            assertEquals("matern52", swapped.computation().parts().get(PartKind.KERNEL));
            assertTrue(swapped.computation().bundles().containsKey("gpcis.kernel.matern"));
            assertFalse(swapped.computation().bundles().containsKey("gpcis.kernel.learned"));
            assertEquals("learned", learned.computation().parts().get(PartKind.KERNEL));
            assertFalse(Arrays.equals(learned.prediction().probability().toArray(), swapped.prediction().probability().toArray()));
            sessions.choose(settings);
            assertEquals(Map.of(), parts.chosen());
            assertEquals(MaskRuns.of(learned.mask()), MaskRuns.of(session.show(history).mask()));
        }
    }

    @Test
    void anotherModelIsNotTakenForTheOneNamed() {
        UsedModel wrong = new UsedModel(ModelStore.UNTRAINED, "untrained", "0".repeat(64));
        History history = History.of(new Settings(wrong, settings.sampling(), 0.5, Map.of()));
        Problem problem = assertThrows(Problem.class, () -> mask(history));
        assertTrue(problem.line().contains("000000000000…"), problem.line());
    }

    @Test
    void aFailedStepLeavesTheSessionUsable() throws Exception {
        History one = after(History.of(settings), RED);
        try (ObjectSession session = sessions.open(Painted.picture())) {
            MaskRuns before = MaskRuns.of(session.show(one).mask());
            Running.stop("gpcis.backbone.mobilenet");
            try {
                assertThrows(Problem.class, () -> session.show(one.and(BLUE)));
            } finally {
                Running.start("gpcis.backbone.mobilenet");
            }
            assertEquals(mask(one.and(BLUE)), MaskRuns.of(session.show(one.and(BLUE)).mask()));
            assertEquals(before, MaskRuns.of(session.show(one).mask()));
        }
    }

    @Test
    void annotationsAreKeptAndFoundAgain() {
        Path photo = folder.resolve("photo.png");
        Running.service(PictureFiles.class).write(Painted.picture(), photo);
        Annotations annotations = Running.service(Annotations.class);
        try (AnnotationFile file = annotations.open(photo, Optional.empty());
                ObjectSession session = sessions.open(Painted.picture())) {
            file.add("disk", "disk", 0xff0000, settings);
            file.step(1, RED);
            History history = file.step(1, BLUE).history();
            assertTrue(file.result(1, session.show(history).kept(history)).upToDate());
        }
        var found = annotations.find(photo, Optional.empty()).orElseThrow().object(1);
        assertTrue(found.upToDate());
        assertEquals(found.result().orElseThrow().mask(), mask(found.history()));
    }

    @Test
    void thirdPartiesAddFormats() throws Exception {
        for (String name : List.of("png", "indexed-png", "label-image", "coco", "coco-rle", "coco-counts", "geojson",
                "probability-png", "probability-npy")) {
            assertFalse(Running.service(AnnotationFormat.class, "(" + AnnotationFormat.NAME + "=" + name + ")")
                    .description().isEmpty());
        }
        AnnotationFormat mine = new AnnotationFormat() {
            @Override
            public String description() {
                return "mine";
            }

            @Override
            public boolean readable() {
                return false;
            }

            @Override
            public List<Path> write(Iterator<MaskedPicture> pictures, Path folder) {
                return List.of();
            }

            @Override
            public Iterator<MaskedPicture> read(Path source, Map<String, Size> pictures) {
                throw new Problem("cannot be read", "");
            }
        };
        var registration = FrameworkUtil.getBundle(getClass()).getBundleContext().registerService(
                AnnotationFormat.class, mine, new Hashtable<>(Map.of(AnnotationFormat.NAME, "mine")));
        assertEquals(mine, Running.service(AnnotationFormat.class, "(" + AnnotationFormat.NAME + "=mine)"));
        registration.unregister();
    }
}
