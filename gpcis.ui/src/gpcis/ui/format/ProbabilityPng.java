// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Probabilities as 16-bit grey, {@code round(65535·p)}. */
@Component(property = AnnotationFormat.NAME + "=probability-png")
public final class ProbabilityPng implements AnnotationFormat {

    private final PictureFiles pictures;

    /** @param pictures writes maps */
    @Activate
    public ProbabilityPng(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public String description() {
        return "a 16-bit grey PNG of probabilities for each object (cat-1.png), 65535 for 1, with objects.json; computed anew";
    }

    @Override
    public boolean readable() {
        return false;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        return Probabilities.write(masked, folder, ".png", pictures::writeProbability);
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        return Probabilities.read(source, wanted);
    }
}
