// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Size;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** COCO's JSON with compressed runs. */
@Component(property = AnnotationFormat.NAME + "=coco-rle")
public final class CocoRuns implements AnnotationFormat {

    @Override
    public String description() {
        return "COCO JSON (annotations.json) with compressed runs; can be read";
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        return new CocoFile(CocoMasks::compressed).write(masked, folder);
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        return CocoReader.read(source, wanted);
    }
}
