// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A file of probabilities for each object. */
final class Probabilities {

    private Probabilities() { }

    static List<Path> write(Iterator<MaskedPicture> masked, Path folder, String ending, BiConsumer<PixelMap, Path> writer) {
        List<Path> written = new ArrayList<>();
        Stems stems = new Stems();
        ObjectTable table = new ObjectTable();
        while (masked.hasNext()) {
            MaskedPicture picture = masked.next();
            String stem = stems.claim(picture.file());
            table.add(picture);
            for (MaskedObject object : picture.objects()) {
                Path file = folder.resolve(stem + "-" + object.id() + ending);
                writer.accept(object.probability().get(), file);
                written.add(file);
            }
        }
        written.add(table.write(folder));
        return written;
    }

    static Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        throw new Problem(source + " holds probabilities, and they are no masks", "make masks of them first, by a threshold");
    }
}
