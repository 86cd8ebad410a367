// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.Annotations;
import gpcis.api.click.Click;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The window with real clicks and keys, on a screen in memory. */
public final class WorkbenchWindowTest {

    private static final int RED_X = 60;
    private static final int BLUE_X = 140;
    private static final int Y = 75;

    @TempDir
    Path folder;

    private final Annotations annotations = Running.service(Annotations.class);
    private Path photo;

    @BeforeEach
    void paint() {
        photo = folder.resolve("photo.png");
        Running.service(PictureFiles.class).write(Painted.picture(), photo);
    }

    private WindowRobot open(Path... files) {
        return WindowRobot.open(folder.resolve("settings"), files);
    }

    private Annotation onDisk() {
        return annotations.find(photo, Optional.empty()).orElseThrow();
    }

    @Test
    void aClickIsAnsweredInThePicture() throws Exception {
        try (WindowRobot robot = open(photo)) {
            WindowRobot.until("the photo", () -> WindowRobot.fx(() -> robot.context().picture().get() != null));
            BufferedImage before = robot.screenshot("opened");
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.untilAnswered();
            robot.click(BLUE_X, Y, MouseButton.SECONDARY);
            robot.untilAnswered();
            assertEquals(List.of(Click.foreground(RED_X, Y), Click.background(BLUE_X, Y)),
                    robot.context().history().get().clicks());
            Mask mask = robot.context().result().get().mask();
            assertTrue(mask.contains(RED_X, Y) && !mask.contains(BLUE_X, Y));
            BufferedImage after = robot.screenshot("clicked");
            assertNotEquals(robot.colour(before, RED_X - 20, Y), robot.colour(after, RED_X - 20, Y), "the object is tinted");
            assertEquals(robot.colour(before, BLUE_X - 20, Y), robot.colour(after, BLUE_X - 20, Y), "the rest is not");
        }
        assertEquals(2, onDisk().present().get(0).history().clicks().size(), "kept beside the picture");
    }

    @Test
    void thirtyStepsGoBackAndForth() throws Exception {
        try (WindowRobot robot = open(photo)) {
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.untilAnswered();
            boolean[] first = pixels(robot);
            for (int i = 1; i < 30; i++) {
                robot.click(10 + 6 * i, 12, MouseButton.SECONDARY);
            }
            robot.untilAnswered();
            assertEquals(30, robot.clicks());
            boolean[] last = pixels(robot);
            for (int i = 1; i < 30; i++) {
                robot.keys(KeyCode.CONTROL, KeyCode.Z);
            }
            robot.untilAnswered();
            assertEquals(1, robot.clicks());
            assertArrayEquals(first, pixels(robot));
            robot.screenshot("undone");
            for (int i = 1; i < 30; i++) {
                robot.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            }
            robot.untilAnswered();
            assertArrayEquals(last, pixels(robot));
            robot.screenshot("redone");
        }
    }

    private static boolean[] pixels(WindowRobot robot) {
        Mask mask = WindowRobot.fx(() -> robot.context().result().get().mask());
        boolean[] pixels = new boolean[mask.size().pixels()];
        IntStream.range(0, pixels.length).forEach(i -> pixels[i] = mask.contains(i));
        return pixels;
    }

    @Test
    void handsWorkIsLaidOverTheMask() throws Exception {
        try (WindowRobot robot = open(photo)) {
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.keys(KeyCode.B);
            robot.drag(new Point2D(20, 130), new Point2D(120, 130));
            robot.untilAnswered();
            assertTrue(robot.context().result().get().mask().contains(70, 130), "brushed");
            robot.screenshot("brushed");
            robot.keys(KeyCode.E);
            robot.drag(new Point2D(60, 110), new Point2D(60, 145));
            robot.untilAnswered();
            assertFalse(robot.context().result().get().mask().contains(60, 130), "erased");
            robot.screenshot("erased");
        }
    }

    @Test
    void aBrokenPictureIsItsOwnMisfortune() throws Exception {
        Path broken = Files.write(folder.resolve("a-broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3});
        try (WindowRobot robot = open(folder)) {
            ListView<?> list = (ListView<?>) WindowRobot.fx(() -> robot.node("pictures"));
            WindowRobot.until("the list", () -> WindowRobot.fx(() -> list.getItems().size() == 2));
            robot.screenshot("broken");
            assertEquals(null, WindowRobot.fx(() -> robot.context().picture().get()), broken + " is shown");
            robot.keys(KeyCode.PAGE_DOWN);
            WindowRobot.until("the photo", () -> WindowRobot.fx(() -> robot.context().picture().get() != null));
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.untilAnswered();
            robot.screenshot("beside-broken");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPartIsSwappedUnderTheClicks() throws Exception {
        try (WindowRobot robot = open(photo)) {
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.click(BLUE_X, Y, MouseButton.SECONDARY);
            robot.untilAnswered();
            boolean[] learned = pixels(robot);
            robot.panel("Compare");
            WindowRobot.run(((Button) robot.node("keep"))::fire);
            robot.panel("Parts");
            robot.screenshot("parts");
            WindowRobot.run(() -> ((ComboBox<String>) robot.node("kernel")).setValue("rbf"));
            robot.untilAnswered();
            assertEquals("rbf", robot.context().result().get().prediction().parts().get(PartKind.KERNEL));
            assertEquals(2, robot.clicks(), "the same clicks");
            robot.panel("Compare");
            WindowRobot.until("a comparison",
                    () -> WindowRobot.fx(() -> ((Label) robot.node("compared")).getText().contains("rbf")
                            && !((Label) robot.node("iou")).getText().isEmpty()));
            robot.screenshot("compared");
            robot.keys(KeyCode.CONTROL, KeyCode.Z);
            robot.untilAnswered();
            assertEquals("learned", robot.context().result().get().prediction().parts().get(PartKind.KERNEL));
            assertArrayEquals(learned, pixels(robot));
        }
    }

    @Test
    void aVanishedBundleIsMissedAndWelcomedBack() throws Exception {
        Bundle kernel = bundle("gpcis.kernel.learned");
        try (WindowRobot robot = open(photo)) {
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.untilAnswered();
            Node outage = WindowRobot.fx(() -> robot.node("outage"));
            assertFalse(WindowRobot.fx(outage::isVisible));
            kernel.stop();
            WindowRobot.until("the window says so", () -> WindowRobot.fx(outage::isVisible));
            robot.panel("Bundles");
            robot.screenshot("vanished");
            assertEquals(1, robot.clicks(), "the work is kept");
            kernel.start();
            WindowRobot.until("the bundle is back", () -> !WindowRobot.fx(outage::isVisible));
            robot.click(BLUE_X, Y, MouseButton.SECONDARY);
            robot.untilAnswered();
            assertEquals("learned", robot.context().result().get().prediction().parts().get(PartKind.KERNEL));
        } finally {
            kernel.start();
        }
    }

    private static Bundle bundle(String name) {
        return Arrays.stream(FrameworkUtil.getBundle(WorkbenchWindowTest.class).getBundleContext().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst().orElseThrow();
    }

    @Test
    void aMapTakesThePicturesPlace() throws Exception {
        try (WindowRobot robot = open(photo)) {
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            robot.click(BLUE_X, Y, MouseButton.SECONDARY);
            robot.untilAnswered();
            BufferedImage mask = robot.screenshot("view-1");
            robot.panel("Clicks");
            WindowRobot.run(() -> robot.context().selectedClick().set(0));
            List<String> titles = List.of("Probability", "Prior map", "Update map", "Uncertainty", "Influence of the selected click");
            for (int view = 0; view < titles.size(); view++) {
                String title = titles.get(view);
                robot.keys(KeyCode.ALT, KeyCode.getKeyCode(Integer.toString(view + 2)));
                WindowRobot.until(title, () -> WindowRobot.fx(() -> ((Label) robot.node("legendTitle")).getText().equals(title)));
                BufferedImage map = robot.screenshot("view-" + (view + 2));
                assertNotEquals(robot.colour(mask, BLUE_X + 20, Y), robot.colour(map, BLUE_X + 20, Y), title);
            }
        }
    }

    @Test
    void closingDuringAComputationKeepsTheClick() {
        try (WindowRobot robot = open(photo)) {
            WindowRobot.until("the photo", () -> WindowRobot.fx(() -> robot.context().picture().get() != null));
            robot.click(RED_X, Y, MouseButton.PRIMARY);
            WindowRobot.until("the click", () -> robot.clicks() == 1);
        }
        assertEquals(List.of(Click.foreground(RED_X, Y)), onDisk().present().get(0).history().clicks());
    }
}
