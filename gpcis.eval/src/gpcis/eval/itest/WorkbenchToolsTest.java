// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.MaskRuns;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to masks by hand, with mouse and keys. */
final class WorkbenchToolsTest {

    @TempDir
    Path folder;

    private final PictureFiles pictures = Running.service(PictureFiles.class);
    private Path photo;

    @BeforeEach
    void paint() {
        photo = folder.resolve("photo.png");
        pictures.write(Painted.picture(), photo);
    }

    private WindowRobot open() {
        WindowRobot robot = WindowRobot.open(folder.resolve("settings"), photo);
        WindowRobot.until("the photo", () -> WindowRobot.fx(() -> robot.context().picture().get() != null));
        return robot;
    }

    private static Mask mask(WindowRobot robot) {
        robot.untilAnswered();
        return WindowRobot.fx(() -> robot.context().result().get().mask());
    }

    private static void square(WindowRobot robot, int left, int top, int right, int bottom) {
        robot.keys(KeyCode.P);
        robot.click(left, top, MouseButton.PRIMARY);
        robot.click(right, top, MouseButton.PRIMARY);
        robot.click(right, bottom, MouseButton.PRIMARY);
        robot.click(left, bottom, MouseButton.PRIMARY);
        // The first corner once more closes it.
        robot.click(left, top, MouseButton.PRIMARY);
    }

    @Test
    void holesArePluggedCrumbsSweptAndCornersRounded() throws Exception {
        try (WindowRobot robot = open()) {
            square(robot, 40, 30, 120, 110);
            Mask drawn = mask(robot);
            assertTrue(drawn.contains(41, 31) && drawn.contains(80, 70) && !drawn.contains(130, 70));
            robot.keys(KeyCode.E);
            robot.drag(new Point2D(75, 70), new Point2D(85, 70));
            robot.keys(KeyCode.B);
            robot.drag(new Point2D(160, 120), new Point2D(170, 120));
            Mask touched = mask(robot);
            assertFalse(touched.contains(80, 70), "erased");
            assertTrue(touched.contains(165, 120), "brushed");
            robot.screenshot("tools-drawn");
            robot.keys(KeyCode.H);
            assertTrue(mask(robot).contains(80, 70), "plugged");
            robot.keys(KeyCode.L);
            assertFalse(mask(robot).contains(165, 120), "swept");
            assertEquals(MaskRuns.of(drawn), MaskRuns.of(mask(robot)));
            robot.keys(KeyCode.S);
            assertFalse(mask(robot).contains(40, 30), "rounded");
            assertTrue(mask(robot).contains(80, 31), "and only that");
            robot.screenshot("tools-mended");
            for (int i = 0; i < 3; i++) {
                robot.keys(KeyCode.CONTROL, KeyCode.Z);
            }
            assertEquals(MaskRuns.of(touched), MaskRuns.of(mask(robot)), "taken back");
        }
    }

    @Test
    void anObjectBeginsFromAMask() throws Exception {
        Path given = folder.resolve("given-mask.png");
        pictures.writeMask(Painted.truth(), given);
        try (WindowRobot robot = open()) {
            robot.keys(KeyCode.CONTROL, KeyCode.M);
            robot.answerPath(given);
            WindowRobot.until("the mask", () -> WindowRobot.fx(() -> robot.context().history().get() != null));
            assertEquals(MaskRuns.of(Painted.truth()), MaskRuns.of(mask(robot)));
            robot.screenshot("begun-from-mask");
            robot.click(140, 75, MouseButton.SECONDARY);
            assertFalse(mask(robot).contains(140, 75));
            robot.keys(KeyCode.N);
            square(robot, 150, 10, 190, 40);
            mask(robot);
            assertEquals(2, WindowRobot.<Integer>fx(() -> ((ListView<?>) robot.node("objects")).getItems().size()));
            robot.screenshot("two-objects");
        }
    }
}
