// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gpcis.api.annotation.ObjectResult;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.evaluate.Shard;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Mask;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.sampler.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who annotates photos through the window needs the clicks that the evaluator counts, and gets its masks. Two photos of GrabCut;
 * the first ten where {@code GPCIS_ROBOT_PHOTOS=10} says so.
 */
final class WorkbenchProtocolTest {

    private static final String PHOTOS = System.getenv("GPCIS_ROBOT_PHOTOS");
    private static final String CENTRE = "centre";
    private static final int MOST = 20;
    private static final double TARGET = 0.9;

    @TempDir
    Path folder;

    private final SimulatedUser user = Running.service(SimulatedUser.class, "(" + SimulatedUser.NAME + "=" + CENTRE + ")");

    @Test
    void theWindowTakesAsManyClicksAsTheEvaluatorSays() throws Exception {
        assumeTrue(GrabCutPhotos.there(), GrabCutPhotos.MISSING);
        List<String> ids = PHOTOS == null ? List.of("189080", "227092")
                : GrabCutPhotos.all().ids().subList(0, Integer.parseInt(PHOTOS));
        DataSet set = GrabCutPhotos.some(ids);
        Path photos = GrabCutPhotos.copied(folder.resolve("photos"), ids);
        List<List<ClickRecord>> evaluated = evaluated(set);
        try (WindowRobot robot = WindowRobot.openAsShipped(folder.resolve("settings"), photos)) {
            for (int i = 0; i < ids.size(); i++) {
                if (i > 0) {
                    robot.keys(KeyCode.PAGE_DOWN);
                }
                List<String> expected = evaluated.get(i).stream().map(record -> line(record.click(), record.iou())).toList();
                List<String> seen = annotated(robot, set.sample(ids.get(i)).truth());
                System.out.println(ids.get(i) + ": " + seen.size() + " clicks through the window, " + expected.size()
                        + " by the evaluator; IoU " + seen.get(seen.size() - 1).replaceAll(".* ", ""));
                robot.screenshot("protocol-" + ids.get(i));
                assertEquals(expected, seen, ids.get(i));
            }
        }
    }

    private List<List<ClickRecord>> evaluated(DataSet set) {
        Model model = Running.service(ModelStore.class).preferred();
        EvaluationRequest request = new EvaluationRequest(List.of(set), model,
                Sampling.deterministic(model.manifest().epsilonSquared()), CENTRE, "gpcis", new PartOptions(Map.of()), MOST, TARGET, 0,
                folder.resolve("run"), new Conduct(1, Shard.ALL, false, false, false));
        return Running.service(Evaluator.class).evaluate(request, Progress.NONE, Cancellation.NEVER).results().stream()
                .map(gpcis.api.evaluate.ObjectResult::clicks).toList();
    }

    /** Clicks until the object is found, the way the protocol does. */
    private List<String> annotated(WindowRobot robot, GroundTruth truth) {
        WindowRobot.until("the photo", () -> WindowRobot.fx(() -> robot.context().history().get() == null
                && robot.context().picture().get() != null));
        List<String> lines = new ArrayList<>();
        List<Click> clicks = new ArrayList<>();
        Mask mask = Mask.empty(truth.size());
        do {
            Click click = user.next(truth, mask, List.copyOf(clicks), 0);
            clicks.add(click);
            robot.clickBesideMarks(click.x(), click.y(),
                    click.label() == ClickLabel.FOREGROUND ? MouseButton.PRIMARY : MouseButton.SECONDARY);
            WindowRobot.until("the click " + click, () -> robot.clicks() == clicks.size());
            robot.untilAnswered();
            assertEquals(clicks, WindowRobot.fx(() -> robot.context().history().get().clicks()), "the mouse hits what it is meant to");
            ObjectResult result = WindowRobot.fx(() -> robot.context().result().get());
            mask = result.mask();
            lines.add(line(click, truth.iou(mask)));
        } while (truth.iou(mask) < TARGET && clicks.size() < MOST);
        return lines;
    }

    private static String line(Click click, double iou) {
        return String.format(Locale.ROOT, "(%d, %d) %s %.6f", click.x(), click.y(), click.label(), iou);
    }
}
