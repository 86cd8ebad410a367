// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A picture for each object, 255 on it and 0 beside it: {@code cat-1.png}. */
@Component(property = AnnotationFormat.NAME + "=png")
public final class BinaryPng implements AnnotationFormat {

    private final PictureFiles pictures;

    /** @param pictures reads and writes masks */
    @Activate
    public BinaryPng(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public String description() {
        return "a PNG for each object (cat-1.png), white on it and black beside it, with objects.json; can be read";
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        List<Path> written = new ArrayList<>();
        Stems stems = new Stems();
        ObjectTable table = new ObjectTable();
        while (masked.hasNext()) {
            MaskedPicture picture = masked.next();
            String stem = stems.claim(picture.file());
            table.add(picture);
            for (MaskedObject object : picture.objects()) {
                Path file = folder.resolve(stem + "-" + object.id() + ".png");
                pictures.writeMask(object.mask(), file);
                written.add(file);
            }
        }
        written.add(table.write(folder));
        return written;
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        MaskFiles files = MaskFiles.in(source, List.of("png", "bmp", "tif", "tiff", "jpg", "jpeg", "webp"));
        ObjectTable table = ObjectTable.read(files.folder(), wanted.keySet());
        return new Mapped<>(files.found(wanted), name -> picture(name, wanted.get(name), files.of(name), table));
    }

    private MaskedPicture picture(String name, Size size, SortedMap<Integer, Path> files, ObjectTable table) {
        List<MaskedObject> objects = new ArrayList<>();
        Map<Integer, ObjectTable.Entry> listed = table.of(name);
        // A mask without a number is that of the only object.
        Map<Integer, Path> numbered = files.size() > 1 ? files.tailMap(1) : files;
        numbered.forEach((number, file) -> {
            int id = Math.max(1, number);
            // Where it is known which objects there are, cat-2.png is not taken for the mask of cat-2.jpg.
            if (listed.isEmpty() || listed.containsKey(id)) {
                ObjectTable.Entry entry = listed.getOrDefault(id, ObjectTable.Entry.unknown(id));
                objects.add(entry.with(pictures.readMask(file, size)));
            }
        });
        return new MaskedPicture(name, size, objects);
    }
}
