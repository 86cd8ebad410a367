// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.Computation;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.annotation.Result;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.model.Model;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis annotations import}: masks of other programs as beginnings. */
@Command(
        name = "import",
        description = "Begins annotations of pictures from masks that another program wrote.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis annotations import coco photos --from instances.json",
            "  gpcis annotations import png photos/cat.jpg --from masks        masks/cat.png, or cat-1.png, cat-2.png …",
            "",
            "Each object begins from its mask, without clicks. Masks of other pictures are left out."
        })
final class AnnotationsImportCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "A format that `gpcis annotations formats` lists.")
    private String format;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PICTURES",
            description = "Pictures, and folders of pictures (without the folders in them).")
    private List<Path> pictures;

    @Mixin
    private AnnotationPlaces places;

    @Option(names = "--from", paramLabel = "FILE_OR_FOLDER", required = true, description = "Where the masks are.")
    private Path source;

    @Option(names = "--add", description = "Add the objects to those that a picture has already.")
    private boolean add;

    @Option(names = "--model", paramLabel = "NAME_OR_FOLDER",
            description = "Model that later clicks are predicted with; the preferred one otherwise.")
    private String model;

    AnnotationsImportCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        AnnotationFormat reader = workbench.annotationFormat(format);
        if (!reader.readable()) {
            throw new Problem("the format " + format + " cannot be read", "`gpcis annotations formats` says which can");
        }
        Map<String, Path> files = byName();
        Model opened = model == null ? workbench.models().preferred() : workbench.models().open(model);
        Settings settings = workbench.objectSessions().settings(opened, source(opened));
        Map<String, Size> sizes = new TreeMap<>();
        files.forEach((name, file) -> sizes.put(name, workbench.pictures().readSize(file)));
        int begun = 0;
        int objects = 0;
        for (Iterator<MaskedPicture> read = reader.read(source, sizes); read.hasNext(); begun++) {
            objects += take(read.next(), files, settings);
        }
        terminal.say(String.format("%d %s in %d of %d pictures begun", objects, objects == 1 ? "object" : "objects", begun,
                files.size()));
        return 0;
    }

    /** A folder is named whole: the annotation may be opened from elsewhere. */
    private String source(Model opened) {
        if (model == null) {
            return opened.manifest().name();
        }
        boolean installed = workbench.models().installed().stream().anyMatch(manifest -> manifest.name().equals(model));
        return installed ? model : Path.of(model).toAbsolutePath().normalize().toString();
    }

    private Map<String, Path> byName() {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : AnnotationPlaces.pictures(pictures)) {
            Path other = files.put(file.getFileName().toString(), file);
            if (other != null) {
                throw new Problem(other + " and " + file + " have the same name, and masks say no more than that",
                        "import folder by folder");
            }
        }
        return files;
    }

    private int take(MaskedPicture masked, Map<String, Path> files, Settings settings) {
        Path picture = files.get(masked.file());
        Computation computation = workbench.objectSessions().running();
        try (AnnotationFile file = workbench.annotations().open(picture, places.folder())) {
            if (!add && !file.annotation().present().isEmpty() && !masked.objects().isEmpty()) {
                throw new Problem(picture + " has " + file.annotation().present().size() + " objects already",
                        "add --add to have the masks beside them");
            }
            for (MaskedObject object : masked.objects()) {
                MaskRuns mask = MaskRuns.of(object.mask());
                AnnotatedObject begun = file.add(object.name(), object.label(), object.colour(), settings);
                file.step(begun.id(), new Step.Began(Optional.of(mask), source.getFileName().toString()));
                file.result(begun.id(), new Result(mask, 2, computation));
            }
        }
        return masked.objects().size();
    }
}
