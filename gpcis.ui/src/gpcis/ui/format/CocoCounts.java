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

/** COCO's JSON with runs as lists of numbers. */
@Component(property = AnnotationFormat.NAME + "=coco-counts")
public final class CocoCounts implements AnnotationFormat {

    @Override
    public String description() {
        return "COCO JSON (annotations.json) with uncompressed runs; can be read";
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        return new CocoFile(CocoMasks::uncompressed).write(masked, folder);
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        return CocoReader.read(source, wanted);
    }
}
