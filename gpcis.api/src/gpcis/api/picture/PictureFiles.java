// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads photos and reads and writes masks and maps. Photos come as JPEG (CMYK and EXIF rotation too), PNG, BMP, TIFF or
 * WebP; what a file is, is read off its first bytes, not off its name. Size is judged from the header before anything is
 * decoded. Every file is written beside its target and moved into place, so that a target is old or new, never half.
 */
@ProviderType
public interface PictureFiles {

    /**
     * Reads the size that a picture has once it is upright, from the header alone: damage further on goes unnoticed.
     *
     * @throws Problem if the file is missing, no picture, empty, or larger than the limit
     */
    Size readSize(Path file);

    /**
     * Reads a photo, turned upright by its EXIF orientation; transparency is laid over white.
     *
     * @throws Problem if the file is missing, no picture, truncated, empty, or larger than the limit
     */
    Picture read(Path file);

    /**
     * Reads a mask: a pixel belongs to the object where its level (see {@link #readLevels}) is above half of the largest
     * level in the file, so that 0/1, 0/255 and smoothed masks all read as meant.
     *
     * @param expected the size it must have
     * @throws Problem as {@link #read}, or if the size differs
     */
    Mask readMask(Path file, Size expected);

    /**
     * Reads one whole number a pixel: its grey value or the largest of its colour channels, 8 or 16 bit as stored, a
     * palette looked up first. Ground truth of the published data sets reads this way.
     *
     * @throws Problem as {@link #read}
     */
    Levels readLevels(Path file);

    /**
     * Writes a mask as an 8-bit grey PNG: 255 object, 0 not.
     *
     * @throws Problem if that fails
     */
    void writeMask(Mask mask, Path file);

    /**
     * Writes a map of values in 0 … 1 as a 16-bit grey PNG: {@code round(65535·value)}.
     *
     * @throws Problem if that fails, or if a value lies outside 0 … 1 or is not a number
     */
    void writeProbability(PixelMap probability, Path file);

    /**
     * Writes a picture as a PNG.
     *
     * @throws Problem if that fails
     */
    void write(Picture picture, Path file);
}
