// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.sbd;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.picture.PictureFiles;
import gpcis.eval.pairs.PairedLayout;
import gpcis.eval.pairs.SetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * SBD (Hariharan et al., 2011) as published: {@code dataset/img/*.jpg}, {@code dataset/inst/*.mat}, splits
 * {@code train.txt} and {@code val.txt}. Each instance is an object.
 */
@Component(property = DataSetFormat.NAME + "=sbd")
public final class SbdFormat implements DataSetFormat {

    private static final String NAME = "SBD";
    private static final PairedLayout LAYOUT = new PairedLayout(NAME, "img", "inst", Set.of("mat"));

    private final PictureFiles pictures;

    /** @param pictures reads photos */
    @Activate
    public SbdFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, new InstanceFiles(), place(folder), split);
    }

    /** The published archive has one folder around everything. */
    private static SetFolder place(Optional<Path> folder) {
        List<Path> around = List.of(Path.of("dataset"), Path.of(NAME, "dataset"));
        Optional<Path> inner = folder.flatMap(named -> around.stream().map(named::resolve)
                .filter(place -> Files.isDirectory(place.resolve("inst"))).findFirst());
        return SetFolder.find(NAME, inner.or(() -> folder), List.of("img", "inst"));
    }
}
