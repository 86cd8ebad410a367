// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.Computation;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.Point;
import gpcis.api.annotation.Result;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.click.Click;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.ui.shape.Drawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations on disk: all that was done comes back, from the journal, from the saved file, and from both. */
final class AnnotationFoldersTest {

    private static final Size SIZE = new Size(64, 48);
    private static final Computation COMPUTATION = new Computation(
            Map.of(PartKind.KERNEL, "rbf"), Map.of("gpcis.kernel.rbf", "1.0.0"), Map.of("java", "17"));

    @TempDir
    Path folder;

    private final Annotations annotations = new AnnotationFolders(RealPictures.files());
    private Path photo;
    private Path place;

    @BeforeEach
    void photo() {
        photo = RealPictures.photo(folder.resolve("a photo.png"), SIZE);
        place = folder.resolve("a photo.png.gpcis");
    }

    private AnnotationFile open() {
        return annotations.open(photo, Optional.empty());
    }

    private Annotation everything(AnnotationFile file) {
        Mask mask = Drawn.random(new Random(1), 1).size().pixels() > 0 ? Mask.of(SIZE, i -> i % 7 < 3) : null;
        file.add("Minka \"the\" cat", "cat", 0xe6194b, Journalling.SETTINGS);
        file.add("", "", 0, new Settings(Journalling.SETTINGS.model(), new Sampling(0.1, true, -5), 0.3,
                Map.of(PartKind.KERNEL, "rbf", PartKind.PRIOR, "rff")));
        file.step(1, new Step.Clicked(Click.foreground(3, 4)));
        file.step(1, new Step.Clicked(Click.background(63, 47)));
        file.step(1, new Step.ClickRemoved(0));
        file.step(1, new Step.Began(Optional.of(MaskRuns.of(mask)), "begun.png"));
        file.step(1, new Step.Began(Optional.empty(), ""));
        file.step(1, new Step.Brushed(false, 2.0 / 3, List.of(new Point(0.1, -1e-300), new Point(1e10, 3))));
        file.step(1, new Step.Outlined(true, List.of(new Point(1, 1), new Point(9, 1), new Point(1, 9))));
        file.step(1, new Step.HolesFilled(Integer.MAX_VALUE));
        file.step(1, new Step.LargestKept());
        file.step(1, new Step.Smoothed(1.5));
        file.at(1, 5);
        file.result(1, new Result(MaskRuns.of(mask), 5, COMPUTATION));
        file.describe(2, "Ä", "dog", 0xffffff);
        file.remove(2, true);
        return file.annotation();
    }

    @Test
    void everythingComesBackFromTheSavedFile() {
        Annotation made;
        try (AnnotationFile file = open()) {
            made = everything(file);
        }
        assertEquals(made, annotations.read(place));
        assertEquals(made, annotations.read(place.resolve("annotation.json")));
        assertEquals(Optional.of(made), annotations.find(photo, Optional.empty()));
        try (AnnotationFile file = open()) {
            assertEquals(made, file.annotation());
            assertEquals(14, file.at(1, 11).history().steps().size() + 3);
            assertEquals(3, file.add("", "", 1, Journalling.SETTINGS).id(), "a removed object keeps its number");
        }
        assertEquals("../a photo.png", made.picture().file());
    }

    @Test
    void everythingComesBackFromTheJournal() throws IOException {
        AnnotationFile file = open();
        Annotation made = everything(file);
        // As a killed process leaves it.
        Path copy = Files.createDirectories(folder.resolve("other/a photo.png.gpcis"));
        Files.copy(photo, folder.resolve("other/a photo.png"));
        Files.copy(place.resolve("journal.jsonl"), copy.resolve("journal.jsonl"));
        assertFalse(Files.exists(place.resolve("annotation.json")));
        try (AnnotationFile recovered = annotations.open(folder.resolve("other/a photo.png"), Optional.empty())) {
            assertEquals(made, recovered.annotation());
        }
        file.close();
    }

    @Test
    void masksAreThereForOtherPrograms() {
        try (AnnotationFile file = open()) {
            everything(file);
        }
        Mask mask = RealPictures.files().readMask(place.resolve("object-1.png"), SIZE);
        assertEquals(1, mask.iou(Mask.of(SIZE, i -> i % 7 < 3)));
        assertFalse(Files.exists(place.resolve("object-2.png")));
        try (AnnotationFile file = open()) {
            file.result(1, new Result(MaskRuns.of(Mask.empty(SIZE)), 1, COMPUTATION));
        }
        assertEquals(0, RealPictures.files().readMask(place.resolve("object-1.png"), SIZE).area());
    }

    /** The journal cut at every byte: a prefix of what was done comes back, and it can go on. */
    @Test
    void aTornLineIsLeftOut() throws IOException {
        AnnotationFile file = open();
        file.add("a", "b", 1, Journalling.SETTINGS);
        file.step(1, new Step.Clicked(Click.foreground(1, 2)));
        file.step(1, new Step.Clicked(Click.foreground(3, 4)));
        byte[] journal = Files.readAllBytes(place.resolve("journal.jsonl"));
        file.close();
        Path torn = Files.createDirectories(folder.resolve("torn"));
        Path copy = Files.copy(photo, torn.resolve("a photo.png"));
        Path lines = Files.createDirectories(torn.resolve("a photo.png.gpcis")).resolve("journal.jsonl");
        for (int length = 0; length < journal.length; length += length > journal.length - 90 ? 1 : 17) {
            Files.deleteIfExists(lines.resolveSibling("annotation.json"));
            Files.write(lines, Arrays.copyOf(journal, length));
            long whole = new String(journal, 0, length, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            try (AnnotationFile opened = annotations.open(copy, Optional.empty())) {
                assertEquals(whole > 1 ? 1 : 0, opened.annotation().objects().size(), "cut at " + length);
                if (whole > 1) {
                    assertEquals(whole - 2, opened.annotation().object(1).history().clicks().size());
                    opened.step(1, new Step.Clicked(Click.foreground(5, 6)));
                }
            }
        }
    }

    /** A process that dies between placing the saved file and clearing the journal. */
    @Test
    void whatIsSavedAlreadyIsNotDoneTwice() throws IOException {
        byte[] journal;
        Annotation made;
        try (AnnotationFile file = open()) {
            made = everything(file);
            journal = Files.readAllBytes(place.resolve("journal.jsonl"));
        }
        Files.write(place.resolve("journal.jsonl"), journal);
        try (AnnotationFile file = open()) {
            assertEquals(made, file.annotation());
            file.step(1, new Step.Clicked(Click.foreground(5, 6)));
        }
        assertEquals(2, annotations.read(place).objects().size());
    }

    @Test
    void lookingLeavesNoTraces() {
        try (AnnotationFile file = open(); AnnotationFile again = open()) {
            assertEquals(List.of(), file.annotation().objects());
            assertFalse(Files.exists(place));
            file.add("", "", 1, Journalling.SETTINGS);
            Problem taken = assertThrows(Problem.class, () -> again.add("", "", 1, Journalling.SETTINGS));
            assertTrue(taken.getMessage().contains("is open already"), taken.line());
            assertThrows(Problem.class, this::open);
        }
        assertEquals(Optional.empty(), annotations.find(folder.resolve("none.png"), Optional.empty()));
    }

    @Test
    void anotherFolderCanBeChosen() {
        Path chosen = folder.resolve("work/annotations");
        try (AnnotationFile file = annotations.open(photo, Optional.of(chosen))) {
            everything(file);
        }
        assertFalse(Files.exists(place));
        Annotation found = annotations.find(photo, Optional.of(chosen)).orElseThrow();
        assertEquals("../../../a photo.png", found.picture().file());
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        try (AnnotationFile file = open()) {
            file.add("", "", 1, Journalling.SETTINGS);
            Annotation before = file.annotation();
            MaskRuns small = MaskRuns.of(Mask.empty(new Size(3, 3)));
            for (Runnable wrong : List.<Runnable>of(
                    () -> file.step(1, new Step.Clicked(Click.foreground(64, 4))),
                    () -> file.step(2, new Step.LargestKept()),
                    () -> file.step(1, new Step.ClickRemoved(0)),
                    () -> file.step(1, new Step.Began(Optional.of(small), "")),
                    () -> file.at(1, 0),
                    () -> file.at(1, 2),
                    () -> file.result(1, new Result(small, 1, COMPUTATION)),
                    () -> file.result(1, new Result(MaskRuns.of(Mask.empty(SIZE)), 2, COMPUTATION)))) {
                assertThrows(Problem.class, wrong::run);
                assertEquals(before, file.annotation());
            }
        }
        assertEquals(1, annotations.read(place).objects().size());
    }

    @Test
    void anotherPictureIsNotMistaken() throws IOException {
        try (AnnotationFile file = open()) {
            everything(file);
        }
        RealPictures.photo(photo, new Size(64, 47));
        Problem problem = assertThrows(Problem.class, this::open);
        assertTrue(problem.line().contains("another picture"), problem.line());
    }

    @Test
    void damageIsNamedWithItsPlace() throws IOException {
        AnnotationFile file = open();
        everything(file);
        String journal = Files.readString(place.resolve("journal.jsonl"));
        file.close();
        String saved = Files.readString(place.resolve("annotation.json"));
        record Damage(String name, String content, String expected) { }
        for (Damage damage : List.of(
                new Damage("annotation.json", "", "annotation.json is damaged"),
                new Damage("annotation.json", saved.substring(0, saved.length() / 2), "annotation.json is damaged: is no JSON"),
                new Damage("annotation.json", "[1]", "where an object is wanted"),
                new Damage("annotation.json", saved.replace("\"gpcisAnnotation\": 1", "\"gpcisAnnotation\": 9"), "format 9"),
                new Damage("annotation.json", saved.replace("\"cursor\": 5", "\"cursor\": 77"), "no step to bring back"),
                new Damage("annotation.json", saved.replace("\"cursor\": 5", "\"cursor\": 1e99"), "\"cursor\" 1e99"),
                new Damage("annotation.json", saved.replace("\"x\":3", "\"x\":64"), "lies outside"),
                new Damage("annotation.json", saved.replace("keep-largest", "keep-\u001b[31m"), "has \"step\""),
                new Damage("annotation.json", saved.replace("#e6194b", "red"), "colour"),
                new Damage("annotation.json", saved.replace("\"radius\":1.5", "\"radius\":-1"), "radius"),
                new Damage("annotation.json", saved.replace("\"runs\":\"", "\"runs\":\"~"), "runs"),
                new Damage("annotation.json", saved.replace("\"width\":64", "\"width\":6400000"), "mask"),
                new Damage("journal.jsonl", journal.replaceFirst("\"change\":\"step\"", "\"change\":\"stop\""), "line 4"),
                new Damage("journal.jsonl", journal.replaceFirst("\"n\":5", "\"n\":6"), "change 6 follows change 4"),
                new Damage("journal.jsonl", journal.replaceFirst("(?s)^[^\n]*\n", ""), "change 2 follows change 0"))) {
            Files.deleteIfExists(place.resolve("annotation.json"));
            Files.writeString(place.resolve("journal.jsonl"), "");
            Files.writeString(place.resolve(damage.name()), damage.content());
            Problem problem = assertThrows(Problem.class, this::open, damage.toString());
            assertTrue(problem.line().contains(damage.expected()) && problem.line().contains(damage.name()), problem.line());
            assertThrows(Problem.class, () -> annotations.read(place));
            assertTrue(problem.line().chars().noneMatch(Character::isISOControl), problem.line());
        }
        assertThrows(Problem.class, () -> annotations.read(folder.resolve("nothing")));
    }

    @Test
    void manyStepsAreReadQuicklyEnoughToBeUsed() {
        try (AnnotationFile file = open()) {
            file.add("", "", 1, Journalling.SETTINGS);
            for (int i = 0; i < 1000; i++) {
                file.step(1, new Step.Clicked(Click.foreground(i % 64, i % 48)));
            }
        }
        assertEquals(1000, annotations.read(place).object(1).history().clicks().size());
    }
}
