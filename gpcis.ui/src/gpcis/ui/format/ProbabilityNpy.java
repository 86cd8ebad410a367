// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Size;
import gpcis.ui.numpy.NpyFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Probabilities as NumPy's float32 [H, W]. */
@Component(property = AnnotationFormat.NAME + "=probability-npy")
public final class ProbabilityNpy implements AnnotationFormat {

    @Override
    public String description() {
        return "a NumPy array of probabilities for each object (cat-1.npy), float32 [H, W], with objects.json; computed anew";
    }

    @Override
    public boolean readable() {
        return false;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        return Probabilities.write(masked, folder, ".npy", NpyFile::write);
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        return Probabilities.read(source, wanted);
    }
}
