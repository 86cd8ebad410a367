// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.numpy;

import gpcis.api.picture.PixelMap;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Arrays as NumPy writes and reads them ({@code numpy.save}, {@code numpy.load}). Written is format 1.0, {@code <f4}, C order;
 * the header is padded so that the values begin at a multiple of 64 bytes.
 */
public final class NpyFile {

    private static final int ALIGNMENT = 64;
    private static final int BUFFER = 1 << 16;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpyFile() { }

    /**
     * Writes the map, shape [H, W], beside its target and moves it into place.
     *
     * @throws Problem if that fails; the target is then as before
     */
    public static void write(PixelMap map, Path file) {
        write(map.toArray(), file, map.size().height(), map.size().width());
    }

    /**
     * Writes an array beside its target and moves it into place.
     *
     * @throws Problem if that fails; the target is then as before
     */
    public static void write(float[] values, Path file, long... shape) {
        PlacedFile.write(file, out -> {
            WritableByteChannel channel = Channels.newChannel(out);
            write(channel, header(shape));
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                if (!buffer.hasRemaining()) {
                    write(channel, buffer.flip());
                    buffer.clear();
                }
                buffer.putFloat(value);
            }
            write(channel, buffer.flip());
        });
    }

    private static ByteBuffer header(long[] shape) {
        // A tuple of one has a comma at its end in Python.
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': "
                + Arrays.stream(shape).mapToObj(Long::toString)
                        .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")")) + ", }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padded = text + " ".repeat(total - unpadded) + "\n";
        return ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
    }

    private static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
