// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** From a file to whatever its pixels are wanted as, with every way a file can be bad turned into a problem. */
final class PictureDecoder {

    /** Makes the result out of the decoded pixels. */
    @FunctionalInterface
    interface Conversion<T> {

        /**
         * @param image the pixels as stored
         * @param orientation how to turn them upright
         */
        T convert(BufferedImage image, Orientation orientation);
    }

    private final PictureFormats formats;
    private final PixelLimit limit;

    PictureDecoder(PictureFormats formats, PixelLimit limit) {
        this.formats = formats;
        this.limit = limit;
    }

    /** @throws Problem in every case in which there is no undamaged picture of a bearable size */
    <T> T decode(Path file, Conversion<T> conversion) {
        ReadingProblems problems = new ReadingProblems(file);
        problems.checkPlace();
        try (ImageInputStream input = new FileInput(file)) {
            return decode(input, conversion, problems);
        } catch (Problem known) {
            throw known;
        } catch (IOException | RuntimeException damage) {
            // Decoders meet damage with exceptions of every kind, an index out of bounds among them.
            throw problems.undecodable(damage);
        } catch (OutOfMemoryError tooLarge) {
            throw problems.memory(tooLarge);
        }
    }

    private <T> T decode(ImageInputStream input, Conversion<T> conversion, ReadingProblems problems)
            throws IOException {
        PictureFormat format = formats.formatOf(input).orElseThrow(problems::noPicture);
        ImageReader reader = formats.reader(format);
        try {
            reader.setInput(input, true, true);
            checkSize(reader, problems);
            PictureMetadata metadata = PictureMetadata.read(format, input, reader);
            DamageWatch watch = new DamageWatch();
            reader.addIIOReadWarningListener(watch);
            input.seek(0);
            reader.setInput(input, true, true);
            BufferedImage image = reader.read(0);
            watch.check();
            return conversion.convert(metadata.coloured(image), metadata.orientation());
        } finally {
            reader.dispose();
        }
    }

    /** Headers are small and may claim anything: they are believed only up to the limit. */
    private void checkSize(ImageReader reader, ReadingProblems problems) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw problems.noPixels(width, height);
        }
        long most = limit.pixels();
        if ((long) width * height > most) {
            throw problems.tooLarge(width, height, most);
        }
        problems.found(new Size(width, height));
    }
}
