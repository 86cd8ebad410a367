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
        return read(file, opened -> {
            DamageWatch watch = new DamageWatch();
            opened.reader().addIIOReadWarningListener(watch);
            opened.input().seek(0);
            opened.reader().setInput(opened.input(), true, true);
            BufferedImage image = opened.reader().read(0);
            watch.check();
            return conversion.convert(opened.metadata().coloured(image), opened.metadata().orientation());
        });
    }

    /**
     * The size once upright, by the header.
     *
     * @throws Problem if the header is damaged or states an unbearable size
     */
    Size size(Path file) {
        return read(file, opened -> opened.metadata().orientation()
                .placement(opened.stated().width(), opened.stated().height()).upright());
    }

    private <T> T read(Path file, Work<T> work) {
        ReadingProblems problems = new ReadingProblems(file);
        problems.checkPlace();
        try (ImageInputStream input = new FileInput(file)) {
            return read(input, work, problems);
        } catch (Problem known) {
            throw known;
        } catch (IOException | RuntimeException damage) {
            // Decoders meet damage with exceptions of every kind, an index out of bounds among them.
            throw problems.undecodable(damage);
        } catch (OutOfMemoryError tooLarge) {
            throw problems.memory(tooLarge);
        }
    }

    private <T> T read(ImageInputStream input, Work<T> work, ReadingProblems problems) throws IOException {
        PictureFormat format = formats.formatOf(input).orElseThrow(problems::noPicture);
        ImageReader reader = formats.reader(format);
        try {
            reader.setInput(input, true, true);
            Size stated = checkedSize(reader, problems);
            return work.on(new Opened(input, reader, stated, PictureMetadata.read(format, input, reader)));
        } finally {
            reader.dispose();
        }
    }

    /** A file whose header is read; its reader has to be set to the input anew. */
    private record Opened(ImageInputStream input, ImageReader reader, Size stated, PictureMetadata metadata) { }

    @FunctionalInterface
    private interface Work<T> {

        T on(Opened opened) throws IOException;
    }

    /** Headers are small and may claim anything: they are believed only up to the limit. */
    private Size checkedSize(ImageReader reader, ReadingProblems problems) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw problems.noPixels(width, height);
        }
        long most = limit.pixels();
        if ((long) width * height > most) {
            throw problems.tooLarge(width, height, most);
        }
        Size size = new Size(width, height);
        problems.found(size);
        return size;
    }
}
