// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.picture.PixelMap;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Arrays as NumPy writes and reads them ({@code numpy.save}, {@code numpy.load}). Written is format 1.0, {@code <f4}, C order;
 * the header is padded so that the values begin at a multiple of 64 bytes.
 */
final class NpyFile {

    private static final int ALIGNMENT = 64;
    private static final int BUFFER = 1 << 16;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpyFile() { }

    /**
     * Writes the map, shape [H, W], beside its target and moves it into place.
     *
     * @throws Problem if that fails; the target is then as before
     */
    static void write(PixelMap map, Path file) {
        write(map.toArray(), file, map.size().height(), map.size().width());
    }

    /**
     * Writes an array beside its target and moves it into place.
     *
     * @throws Problem if that fails; the target is then as before
     */
    static void write(float[] values, Path file, long... shape) {
        Path part = null;
        try {
            // Not a temporary file of Java's, which nobody but its owner may read.
            part = Files.createFile(OutputCheck.folderOf(file).resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part"));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
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
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(part);
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "check the folder and the free space", e);
        }
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

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void discard(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The first failure is the one to be told.
        }
    }
}
