// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.io.IOException;
import java.lang.reflect.Array;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;

/**
 * Tags of a TIFF file's first page.
 *
 * @param metadata all of them
 */
record TiffTags(TIFFImageMetadata metadata) {

    static TiffTags read(ImageReader reader) throws IOException {
        return new TiffTags((TIFFImageMetadata) reader.getImageMetadata(0));
    }

    /** Which way up the page is. */
    Orientation orientation() {
        long[] number = numbers(TIFF.TAG_ORIENTATION);
        return number.length == 1 ? Orientation.ofExif((int) number[0]) : Orientation.UPRIGHT;
    }

    /**
     * Compares where the page's parts are with the file's length: some compressions have no end of their own, and the
     * decoder makes up what is missing.
     *
     * @throws IOException if a part lies beyond the end
     */
    TiffTags check(long fileLength) throws IOException {
        check(TIFF.TAG_STRIP_OFFSETS, TIFF.TAG_STRIP_BYTE_COUNTS, fileLength);
        check(TIFF.TAG_TILE_OFFSETS, TIFF.TAG_TILE_BYTE_COUNTS, fileLength);
        return this;
    }

    private void check(int offsetsTag, int lengthsTag, long fileLength) throws IOException {
        long[] offsets = numbers(offsetsTag);
        long[] lengths = numbers(lengthsTag);
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            if (offsets[i] + lengths[i] > fileLength) {
                throw new IIOException("part " + (i + 1) + " of " + offsets.length + " lies beyond the end of the file");
            }
        }
    }

    /** The tag's values; none where it is missing or holds something else. */
    private long[] numbers(int tag) {
        Entry entry = metadata.getTIFFField(tag);
        Object value = entry == null ? null : entry.getValue();
        if (value instanceof Number number) {
            return new long[] {number.longValue()};
        }
        if (value == null || !value.getClass().isArray()) {
            return new long[0];
        }
        long[] numbers = new long[Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Array.get(value, i) instanceof Number number ? number.longValue() : 0;
        }
        return numbers;
    }
}
