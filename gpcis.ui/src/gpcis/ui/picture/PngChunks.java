// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/**
 * The chunks of a PNG file, which Java's reader takes on trust: it checks no checksum and does not miss the end.
 *
 * @param exif what the camera noted
 * @param profile the colour profile's chunk: name, method, compressed profile
 */
record PngChunks(Optional<byte[]> exif, Optional<byte[]> profile) {

    private static final int SIGNATURE = 8;
    private static final int LARGEST_NOTE = 4 << 20;

    /**
     * Walks over all chunks.
     *
     * @throws IOException if the file ends before its last chunk, or a chunk that the pixels depend on is damaged
     */
    static PngChunks read(ImageInputStream input) throws IOException {
        Optional<byte[]> exif = Optional.empty();
        Optional<byte[]> profile = Optional.empty();
        byte[] buffer = new byte[1 << 14];
        String type = "";
        input.seek(SIGNATURE);
        while (!type.equals("IEND")) {
            long length = input.readUnsignedInt();
            long start = input.getStreamPosition();
            if (start + length + 8 > input.length()) {
                throw new IIOException("the file ends inside a chunk");
            }
            boolean whole = checksum(input, length, buffer);
            type = new String(buffer, 0, 4, StandardCharsets.US_ASCII);
            boolean critical = Character.isUpperCase(type.charAt(0));
            if (critical && !whole) {
                throw new IIOException("wrong checksum of chunk " + type);
            }
            if (whole && length <= LARGEST_NOTE && type.equals("eXIf")) {
                exif = Optional.of(content(input, start, length));
            } else if (whole && length <= LARGEST_NOTE && type.equals("iCCP")) {
                profile = Optional.of(content(input, start, length));
            }
        }
        return new PngChunks(exif, profile);
    }

    /** The colours of the profile; empty for sRGB, and where the profile is not one for red, green and blue. */
    Optional<ColorSpace> colours() {
        return profile.flatMap(PngChunks::inflate).filter(space -> !space.isCS_sRGB());
    }

    /** Reads type, content and checksum; the type is left at the buffer's beginning. */
    private static boolean checksum(ImageInputStream input, long length, byte[] buffer) throws IOException {
        CRC32 sum = new CRC32();
        input.readFully(buffer, 0, 4);
        sum.update(buffer, 0, 4);
        for (long left = length; left > 0;) {
            int count = (int) Math.min(left, buffer.length - 4);
            input.readFully(buffer, 4, count);
            sum.update(buffer, 4, count);
            left -= count;
        }
        return (int) sum.getValue() == input.readInt();
    }

    private static byte[] content(ImageInputStream input, long start, long length) throws IOException {
        byte[] content = new byte[(int) length];
        input.seek(start + 4);
        input.readFully(content);
        input.seek(start + 4 + length + 4);
        return content;
    }

    private static Optional<ColorSpace> inflate(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        int data = Math.min(chunk.length, name + 2);
        try (InflaterInputStream inflated =
                new InflaterInputStream(new ByteArrayInputStream(chunk, data, chunk.length - data))) {
            ICC_Profile found = ColorProfiles.createProfile(inflated.readNBytes(LARGEST_NOTE));
            return found.getColorSpaceType() == ColorSpace.TYPE_RGB
                    ? Optional.of(ColorSpaces.createColorSpace(found))
                    : Optional.empty();
        } catch (IOException | RuntimeException brokenProfile) {
            // As every viewer does: without its profile the picture is still a picture.
            return Optional.empty();
        }
    }
}
