// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Levels;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** One picture of object numbers for each photo, whatever form the numbers have. */
final class NumberedPng {

    private NumberedPng() { }

    /**
     * Writes {@code cat.png} for {@code cat.jpg}, and the table.
     *
     * @param most the largest number
     * @param image the numbers of a picture as an image
     */
    static List<Path> write(Iterator<MaskedPicture> masked, Path folder, int most,
            BiFunction<MaskedPicture, Levels, BufferedImage> image) {
        List<Path> written = new ArrayList<>();
        Stems stems = new Stems();
        ObjectTable table = new ObjectTable();
        while (masked.hasNext()) {
            MaskedPicture picture = masked.next();
            Path file = folder.resolve(stems.claim(picture.file()) + ".png");
            table.add(picture);
            BufferedImage drawn = image.apply(picture, Labels.of(picture, most));
            PlacedFile.write(file, out -> {
                if (!ImageIO.write(drawn, "png", out)) {
                    throw new IOException("this Java runtime has no PNG writer");
                }
            });
            written.add(file);
        }
        written.add(table.write(folder));
        return written;
    }

    /**
     * Reads them.
     *
     * @param numbers the numbers in a file
     */
    static Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted, PictureFiles pictures,
            Function<Path, Levels> numbers) {
        MaskFiles files = MaskFiles.in(source, List.of("png", "tif", "tiff", "bmp"));
        ObjectTable table = ObjectTable.read(files.folder(), wanted.keySet());
        List<String> found = files.found(wanted);
        found.removeIf(name -> !files.of(name).containsKey(0));
        return new Mapped<>(found, name -> {
            Path file = files.of(name).get(0);
            Size size = pictures.readSize(file);
            if (!size.equals(wanted.get(name))) {
                throw new Problem(file + " is " + size + ", " + name + " is " + wanted.get(name),
                        "give masks of the pictures' own sizes");
            }
            return Labels.picture(name, numbers.apply(file), table.of(name));
        });
    }
}
