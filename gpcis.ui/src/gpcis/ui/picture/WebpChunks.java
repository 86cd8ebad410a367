// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/**
 * The chunks of a WebP file, whose decoder reads zeros where the file ends too early.
 *
 * @param exif what the camera noted
 */
record WebpChunks(Optional<byte[]> exif) {

    private static final int RIFF_HEADER = 12;
    private static final int EXIF = fourLetters("EXIF");
    private static final int LARGEST_NOTE = 4 << 20;

    /**
     * Walks over all chunks.
     *
     * @throws IOException if one of them, or the whole, is said to be longer than the file
     */
    static WebpChunks read(ImageInputStream input) throws IOException {
        Optional<byte[]> exif = Optional.empty();
        ByteOrder order = input.getByteOrder();
        input.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        input.seek(4);
        long end = 8 + input.readUnsignedInt();
        if (end > input.length()) {
            throw new IIOException("the file ends after " + input.length() + " of " + end + " bytes");
        }
        for (long position = RIFF_HEADER; position + 8 <= end;) {
            input.seek(position);
            int type = input.readInt();
            long length = input.readUnsignedInt();
            if (position + 8 + length > end) {
                throw new IIOException("the file ends inside a chunk");
            }
            if (type == EXIF && length <= LARGEST_NOTE) {
                byte[] content = new byte[(int) length];
                input.readFully(content);
                exif = Optional.of(content);
            }
            position += 8 + length + (length & 1);
        }
        input.setByteOrder(order);
        return new WebpChunks(exif);
    }

    private static int fourLetters(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }
}
