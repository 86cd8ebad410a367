// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Mask;
import gpcis.api.problem.Problem;
import gpcis.api.progress.ProgressStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis annotations export}: masks for other programs. */
@Command(
        name = "export",
        description = "Writes the objects of annotated pictures in another program's format.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis annotations export coco photos -o for-training",
            "  gpcis annotations export geojson photos/cat.jpg photos/dog.jpg -o polygons",
            "  gpcis annotations export probability-npy photos --annotations work -o maps",
            "",
            "Masks are those that were kept with the annotation; one that is not of the newest steps, and",
            "probabilities, are computed anew with the model and the parts that the annotation names."
        })
final class AnnotationsExportCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;
    private int objects;
    private int computed;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "A format that `gpcis annotations formats` lists.")
    private String format;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PICTURES",
            description = "Pictures, and folders of pictures (without the folders in them).")
    private List<Path> pictures;

    @Mixin
    private AnnotationPlaces places;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER", required = true,
            description = "Where to write; made where it is not there. Files of the same names are replaced.")
    private Path output;

    AnnotationsExportCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        AnnotationFormat writer = workbench.annotationFormat(format);
        List<Path> annotated = places.annotated(pictures, workbench.annotations());
        for (Path picture : annotated) {
            if (same(output, picture.toAbsolutePath().getParent())) {
                throw new Problem(output + " is the folder of " + picture + ", and masks may have the pictures' names",
                        "choose another folder to write to");
            }
        }
        try {
            Files.createDirectories(output);
        } catch (IOException e) {
            throw new Problem("cannot make the folder " + output + ": " + e.getMessage(), "choose another", e);
        }
        try (Recomputation recomputation = new Recomputation(workbench.objectSessions(), workbench.pictures())) {
            List<Path> written = writer.write(new Pictures(annotated, recomputation), output);
            terminal.say(String.format("%d %s in %d %s%s", objects, objects == 1 ? "object" : "objects", annotated.size(),
                    annotated.size() == 1 ? "picture" : "pictures", computed == 0 ? "" : ", " + computed + " computed anew"));
            terminal.say("written: " + (written.size() == 1 ? written.get(0) : written.size() + " files in " + output));
        }
        return 0;
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }

    /** One picture after another, each read when it is its turn. */
    private final class Pictures implements Iterator<MaskedPicture> {
        private final List<Path> files;
        private final Recomputation recomputation;
        private final ProgressLine progress = new ProgressLine(terminal);
        private int next;

        Pictures(List<Path> files, Recomputation recomputation) {
            this.files = files;
            this.recomputation = recomputation;
        }

        @Override
        public boolean hasNext() {
            return next < files.size();
        }

        @Override
        public MaskedPicture next() {
            Path file = files.get(next++);
            Annotation annotation = workbench.annotations().find(file, places.folder()).orElseThrow();
            List<MaskedObject> masked = new ArrayList<>();
            for (AnnotatedObject object : annotation.present()) {
                masked.add(new MaskedObject(object.id(), object.name(), object.label(), object.colour(),
                        mask(file, object), () -> recomputation.of(file, object.history()).prediction().probability()));
                objects++;
            }
            if (terminal.colours()) {
                progress.report(new ProgressStep("pictures", next, files.size(), file.getFileName().toString()));
            }
            return new MaskedPicture(file.getFileName().toString(), annotation.picture().size(), masked);
        }

        private Mask mask(Path file, AnnotatedObject object) {
            if (object.upToDate()) {
                return object.result().orElseThrow().mask().mask();
            }
            computed++;
            return recomputation.of(file, object.history()).mask();
        }
    }
}
