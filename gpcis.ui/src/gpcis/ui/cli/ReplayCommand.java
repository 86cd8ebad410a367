// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.History;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.Result;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.model.Model;
import gpcis.api.picture.Mask;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis replay}: an annotation computed anew from its steps. */
@Command(
        name = "replay",
        description = "Computes an annotation's masks anew from its steps, with the model and the parts that it names, and says"
                + " whether they are the stored ones to the bit.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis replay cat.jpg.gpcis",
            "  gpcis replay cat.jpg.gpcis --object 2 -o mask.png",
            "  gpcis replay cat.jpg.gpcis --model my-model -o better.png    the same steps with another model",
            "",
            "The exit code is 1 where a mask is not the stored one."
        })
final class ReplayCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "An annotation: its folder, or annotation.json in it.")
    private Path file;

    @Option(names = "--object", paramLabel = "NUMBER", description = "Only this object.")
    private Integer only;

    @Option(names = {"-o", "--output"}, paramLabel = "MASK.png",
            description = "Where to write the mask; where there are several objects, say which.")
    private Path output;

    @Option(names = "--picture", paramLabel = "PHOTO", description = "The picture, where it is no longer where it was.")
    private Path moved;

    @Option(names = "--model", paramLabel = "NAME_OR_FOLDER", description = "Another model in place of the one named.")
    private String model;

    ReplayCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Annotation annotation = workbench.annotations().read(file);
        Path folder = Files.isDirectory(file) ? file : OutputCheck.folderOf(file);
        Path picture = picture(annotation, folder);
        List<AnnotatedObject> objects = only == null ? annotation.present() : List.of(annotation.object(only));
        if (objects.isEmpty()) {
            throw new Problem("there is no object in " + file, "");
        }
        if (output != null) {
            new OutputCheck(picture).png(output);
            if (objects.size() > 1) {
                throw new Problem(file + " has " + objects.size() + " objects, and -o takes one mask",
                        "say which with --object, or use `gpcis annotations export`");
            }
        }
        terminal.say(picture + ": " + annotation.picture().size() + " pixels, " + objects.size()
                + (objects.size() == 1 ? " object" : " objects"));
        List<Integer> different = new ArrayList<>();
        try (Recomputation recomputation = new Recomputation(workbench.objectSessions(), workbench.pictures())) {
            for (AnnotatedObject object : objects) {
                ObjectResult result = recomputation.of(picture, history(object));
                if (!report(object, result, folder)) {
                    different.add(object.id());
                }
                if (output != null) {
                    workbench.pictures().writeMask(result.mask(), output);
                    terminal.say("written: " + output);
                }
            }
        }
        if (!different.isEmpty() && model == null) {
            throw new Problem("not the stored mask: object " + String.join(", ", different.stream().map(String::valueOf).toList()),
                    "the differences listed above may be why");
        }
        return 0;
    }

    private Path picture(Annotation annotation, Path folder) {
        Path picture = moved != null ? moved
                : folder.toAbsolutePath().resolve(annotation.picture().file()).normalize();
        if (!Files.exists(picture)) {
            throw new Problem("the picture " + picture + " is not there", "say where it is now: --picture PHOTO");
        }
        if (!workbench.pictures().readSize(picture).equals(annotation.picture().size())) {
            throw new Problem(picture + " is " + workbench.pictures().readSize(picture) + ", the annotation is of a picture of "
                    + annotation.picture().size(), "name the right one: --picture PHOTO");
        }
        if (!Sha256.of(picture).equals(annotation.picture().sha256())) {
            terminal.say("note: " + picture + " was changed since it was annotated");
        }
        return picture;
    }

    private History history(AnnotatedObject object) {
        if (model == null) {
            return object.history();
        }
        Model opened = workbench.models().open(model);
        Settings stated = object.history().settings();
        return object.history().and(new Step.Chose(
                stated.with(new UsedModel(model, opened.manifest().name(), opened.hash()))));
    }

    /** Whether it is the stored mask, or there is none. */
    private boolean report(AnnotatedObject object, ObjectResult computed, Path folder) {
        Mask mask = computed.mask();
        int clicks = object.history().clicks().size();
        terminal.say(String.format(Locale.ROOT, "object %d%s: %d %s, %d steps, %,d pixels%s", object.id(), name(object), clicks,
                clicks == 1 ? "click" : "clicks", object.history().cursor() - 1, mask.area(), verdict(object, mask)));
        object.result().ifPresent(stored -> new VersionChanges(stored.computation(), computed.computation())
                .lines().forEach(line -> terminal.say("  " + line)));
        Path png = folder.resolve("object-" + object.id() + ".png");
        if (object.upToDate() && Files.exists(png) && !MaskRuns.of(workbench.pictures().readMask(png, mask.size()))
                .equals(object.result().orElseThrow().mask())) {
            terminal.say("  note: " + png.getFileName() + " holds another mask than annotation.json; somebody changed one of them,"
                    + " or the annotation was not saved since");
        }
        return !object.upToDate() || stored(object).equals(MaskRuns.of(mask));
    }

    private static MaskRuns stored(AnnotatedObject object) {
        return object.result().map(Result::mask).orElseThrow();
    }

    private static String name(AnnotatedObject object) {
        String name = object.name().isEmpty() ? object.label() : object.name();
        return name.isEmpty() ? "" : " '" + name + "'";
    }

    private static String verdict(AnnotatedObject object, Mask mask) {
        if (!object.upToDate()) {
            return "; no mask of these steps is stored";
        }
        Mask stored = stored(object).mask();
        int different = 0;
        for (int pixel = 0; pixel < mask.size().pixels(); pixel++) {
            different += mask.contains(pixel) != stored.contains(pixel) ? 1 : 0;
        }
        return different == 0 ? "; the stored mask, to the bit"
                : String.format(Locale.ROOT, "; %,d pixels differ from the stored mask (IoU %.4f)", different, mask.iou(stored));
    }
}
