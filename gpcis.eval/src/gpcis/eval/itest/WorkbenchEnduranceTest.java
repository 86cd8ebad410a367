// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gpcis.api.annotation.ObjectResult;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.picture.Mask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long day at the window: GrabCut's 50 photos, annotated by a simulated user through mouse and keys on the preferred model.
 * What is asked for is that memory does not grow, nothing fails, and the window answers at any moment. Takes about half an hour
 * for 2,000 clicks: {@code GPCIS_ROBOT_CLICKS=2000 ./gpcis test gpcis.eval.itest.WorkbenchEnduranceTest}.
 */
@EnabledIfEnvironmentVariable(named = "GPCIS_ROBOT_CLICKS", matches = "\\d+", disabledReason = "it takes half an hour")
final class WorkbenchEnduranceTest {

    private static final int SETTLED = 200;
    private static final double GROWTH = 1.1;
    private static final double FROZEN_MILLIS = 50;

    @TempDir
    Path folder;

    private final SimulatedUser user = Running.service(SimulatedUser.class, "(" + SimulatedUser.NAME + "=centre)");
    private final Random random = new Random(1);
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void memoryDoesNotGrowAndTheWindowAnswers() throws Exception {
        assumeTrue(GrabCutPhotos.there(), GrabCutPhotos.MISSING);
        int wanted = Integer.parseInt(System.getenv("GPCIS_ROBOT_CLICKS"));
        DataSet set = GrabCutPhotos.all();
        Path photos = GrabCutPhotos.copied(folder.resolve("photos"), set.ids());
        PrintStream before = System.err;
        System.setErr(new PrintStream(both(before), true));
        try (WindowRobot robot = WindowRobot.openAsShipped(folder.resolve("settings"), photos)) {
            endure(robot, set, wanted);
            robot.screenshot("endured");
        } finally {
            System.setErr(before);
        }
        assertEquals("", errors.toString(), "nothing is reported");
    }

    private void endure(WindowRobot robot, DataSet set, int wanted) throws IOException {
        int each = Math.max(1, wanted / set.ids().size());
        long settled = 0;
        int clicks = 0;
        shown(robot, set.ids().get(0), set.sample(set.ids().get(0)).truth());
        try (FrozenMoments frozen = new FrozenMoments()) {
            for (String id : set.ids()) {
                GroundTruth truth = set.sample(id).truth();
                shown(robot, id, truth);
                for (int click = 0; click < each; click++) {
                    click(robot, truth);
                    clicks++;
                    if (clicks == Math.min(SETTLED, wanted / 2)) {
                        settled = resident();
                    }
                    if (clicks % 100 == 0) {
                        report(clicks, frozen);
                    }
                }
                next(robot);
            }
            long last = resident();
            report(clicks, frozen);
            tell("%d clicks over %d pictures: %d MB after %d, %d MB after the last", clicks, set.ids().size(),
                    settled >> 20, SETTLED, last >> 20);
            assertTrue(last <= GROWTH * settled, "memory grew from " + settled + " to " + last);
            assertTrue(frozen.quantile(0.999) <= FROZEN_MILLIS, "frozen for " + frozen.quantile(0.999) + " ms");
        }
    }

    private static void shown(WindowRobot robot, String id, GroundTruth truth) {
        WindowRobot.until("the photo " + id, () -> WindowRobot.fx(() -> robot.context().picture().get() != null
                && robot.context().picture().get().size().equals(truth.size())));
    }

    private static void report(int clicks, FrozenMoments frozen) throws IOException {
        tell("%d clicks: %d MB resident, %d MB heap; waits at 50, 99, 99.9, 100 %% of %d moments: %.1f, %.1f, %.1f, %.1f ms; load %.1f",
                clicks, resident() >> 20, heap() >> 20, frozen.count(), frozen.quantile(0.5), frozen.quantile(0.99),
                frozen.quantile(0.999), frozen.quantile(1), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        frozen.reasons().stream().limit(4).forEach(reason -> tell("  busy %s", reason));
    }

    private void click(WindowRobot robot, GroundTruth truth) {
        ObjectResult result = WindowRobot.fx(() -> robot.context().result().get());
        List<Click> clicked = WindowRobot.fx(() -> robot.context().history().get() == null ? List.of()
                : robot.context().history().get().clicks());
        Mask now = result == null ? Mask.empty(truth.size()) : result.mask();
        Click next = user.next(truth, now, clicked, 0);
        while (robot.covered(next.x(), next.y())) {
            int x = random.nextInt(truth.size().width());
            int y = random.nextInt(truth.size().height());
            next = truth.object().contains(x, y) ? Click.foreground(x, y) : Click.background(x, y);
        }
        int before = clicked.size();
        robot.click(next.x(), next.y(),
                next.label() == ClickLabel.FOREGROUND ? MouseButton.PRIMARY : MouseButton.SECONDARY);
        Click made = next;
        WindowRobot.until("the click " + made, () -> robot.clicks() == before + 1);
        robot.untilAnswered();
    }

    private static void next(WindowRobot robot) {
        var shown = WindowRobot.fx(() -> robot.context().picture().get());
        robot.keys(KeyCode.PAGE_DOWN);
        WindowRobot.until("the next photo, if any", () -> WindowRobot.fx(() -> robot.context().picture().get() != shown
                || robot.isLast()));
    }

    private OutputStream both(PrintStream other) {
        return new OutputStream() {
            @Override
            public synchronized void write(int b) {
                errors.write(b);
                other.write(b);
            }
        };
    }

    private static void tell(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
        System.out.flush();
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Bytes of memory that the process occupies. */
    private static long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).orElseThrow();
        }
    }
}
