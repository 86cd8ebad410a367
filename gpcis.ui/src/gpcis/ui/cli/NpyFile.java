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

/**
 * Maps as NumPy reads them ({@code numpy.load}): format 1.0, {@code <f4}, C order, shape [H, W]. The header is padded so that
 * the values begin at a multiple of 64 bytes.
 */
final class NpyFile {

    private static final int ALIGNMENT = 64;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpyFile() { }

    /**
     * Writes the map beside its target and moves it into place.
     *
     * @throws Problem if that fails; the target is then as before
     */
    static void write(PixelMap map, Path file) {
        Path part = null;
        try {
            // Not a temporary file of Java's, which nobody but its owner may read.
            part = Files.createFile(OutputCheck.folderOf(file).resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part"));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                write(channel, header(map.size().height(), map.size().width()));
                for (int y = 0; y < map.size().height(); y++) {
                    write(channel, row(map, y));
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(part);
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "check the folder and the free space", e);
        }
    }

    private static ByteBuffer header(int rows, int columns) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padded = text + " ".repeat(total - unpadded) + "\n";
        return ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
    }

    private static ByteBuffer row(PixelMap map, int y) {
        ByteBuffer row = ByteBuffer.allocate(4 * map.size().width()).order(ByteOrder.LITTLE_ENDIAN);
        for (int x = 0; x < map.size().width(); x++) {
            row.putFloat(map.at(x, y));
        }
        return row.flip();
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
