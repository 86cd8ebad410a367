// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gpcis eval next-click}: the simulated user, for those who evaluate with tools of their own. */
@Command(
        name = "next-click",
        description = "Prints where the simulated user clicks next: ROW,COLUMN,+ on the object, ROW,COLUMN,- beside it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis eval next-click --truth T.png --prediction P.png",
            "  gpcis eval next-click --truth T.png --prediction P.png --clicked 38,48 --clicked 12,9",
            "",
            "That line is all that goes to standard output. Rows come before columns here, counted from 0,",
            "as in the field's evaluation code; where nothing is wrong any more, the click is 0,0,-."
        })
final class EvalNextClickCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--truth", paramLabel = "T.png", required = true,
            description = "The truth: 255 on the object, 128 where nothing counts, 0 elsewhere.")
    private Path truth;

    @Option(names = "--prediction", paramLabel = "P.png", required = true,
            description = "The mask predicted so far: above 0 on the object.")
    private Path prediction;

    @Option(names = "--clicked", paramLabel = "ROW,COLUMN", arity = "1..*", converter = PixelConverter.class,
            description = "A pixel clicked before, which is not clicked again. As often as you like.")
    private List<Click> clicked = new ArrayList<>();

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "centre",
            description = "Who clicks: centre, or jittered around it; ${DEFAULT-VALUE} otherwise.")
    private String user;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "For users that draw; ${DEFAULT-VALUE} otherwise.")
    private long seed;

    EvalNextClickCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SimulatedUser person = workbench.user(user);
        GroundTruth known = truth(workbench.pictures().readLevels(truth));
        Levels predicted = workbench.pictures().readLevels(prediction);
        Size size = known.size();
        if (!predicted.size().equals(size)) {
            throw new Problem("the prediction " + prediction + " is " + predicted.size() + ", the truth " + truth + " is "
                    + size, "give masks of the same picture");
        }
        clicked.forEach(click -> click.inside(size.width(), size.height()));
        Click next = person.next(known, Mask.of(size, i -> predicted.at(i) > 0), clicked, seed);
        terminal.say(next.y() + "," + next.x() + "," + (next.label() == ClickLabel.FOREGROUND ? "+" : "-"));
        return 0;
    }

    private GroundTruth truth(Levels levels) {
        for (int i = 0; i < levels.size().pixels(); i++) {
            int level = levels.at(i);
            if (level != 0 && level != 128 && level != 255) {
                throw new Problem("the truth " + truth + " holds the level " + level + " at row " + i / levels.size().width()
                        + ", column " + i % levels.size().width(), "write 255 on the object, 128 where nothing counts, 0 elsewhere");
            }
        }
        return new GroundTruth(Mask.of(levels.size(), i -> levels.at(i) == 255),
                Mask.of(levels.size(), i -> levels.at(i) == 128));
    }
}
