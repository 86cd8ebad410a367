// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.Point;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.click.Click;
import gpcis.api.sampler.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A process that annotates without end: it prints the state after each change, once that is on disk. To be killed. */
final class Journalling {

    static final Settings SETTINGS =
            new Settings(new UsedModel("untrained", "untrained", "ab"), Sampling.deterministic(1e-7), 0.5, Map.of());

    private Journalling() { }

    /** @param arguments the picture, and a seed */
    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        AnnotationFile file = new AnnotationFolders(RealPictures.files()).open(Path.of(arguments[0]), Optional.empty());
        if (file.annotation().objects().isEmpty()) {
            file.add("a", "cat", 0x00ff00, SETTINGS);
        }
        System.out.println("ready");
        for (int change = 0; ; change++) {
            var history = file.annotation().object(1).history();
            switch (random.nextInt(12)) {
                case 0, 1 -> file.at(1, Math.max(1, history.cursor() - 1));
                case 2 -> file.at(1, Math.min(history.steps().size(), history.cursor() + 1));
                case 3 -> file.save();
                case 4 -> file.step(1, new Step.Brushed(true, 1 + random.nextDouble(),
                        List.of(new Point(random.nextDouble() * 60, random.nextDouble() * 40))));
                default -> file.step(1, new Step.Clicked(Click.foreground(random.nextInt(64), random.nextInt(48))));
            }
            System.out.println(state(file));
        }
    }

    /** Steps and cursor in one line. */
    static String state(AnnotationFile file) {
        var history = file.annotation().object(1).history();
        return history.cursor() + " " + history.steps();
    }
}
