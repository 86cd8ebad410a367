// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a map that NumPy wrote ({@code numpy.save}): float32 or float64, little-endian, C order, shape [H, W], [1, H, W] or
 * [1, 1, H, W]. What the header states is checked before anything is allocated for it.
 */
final class NpyReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d,\\s]*)\\)");
    private static final String REMEDY = "write it with numpy.save(FILE, numpy.ascontiguousarray(map, dtype='<f4'))";

    private final Path file;
    private final FileChannel channel;

    private NpyReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads a map of that size.
     *
     * @return one value a pixel, row by row
     * @throws Problem if the file is no such array, or its map is of another size
     */
    static float[] map(Path file, Size size) {
        if (!Files.isRegularFile(file)) {
            throw new Problem(Files.exists(file) ? file + " is no file" : "there is no file " + file,
                    "give an array that numpy.save wrote");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return new NpyReader(file, channel).map(size);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    private float[] map(Size size) throws IOException {
        String header = header();
        String type = stated(TYPE, header);
        boolean single = type.equals("<f4");
        if (!single && !type.equals("<f8")) {
            throw new Problem(file + " holds numbers of type '" + type + "', wanted are float32 or float64", REMEDY);
        }
        if (!stated(ORDER, header).equals("False")) {
            throw new Problem(file + " is in Fortran order", REMEDY);
        }
        String shape = stated(SHAPE, header).replaceAll("[\\s,]+$", "").replaceAll("\\s*,\\s*", ", ");
        if (!shape.matches("(1, ){0,2}" + size.height() + ", " + size.width())) {
            throw new Problem(file + " has shape (" + shape + "), wanted is (" + size.height() + ", " + size.width()
                    + ") as the picture has", "give a map of the picture's own size, height first");
        }
        long left = channel.size() - channel.position();
        long wanted = (long) size.pixels() * (single ? Float.BYTES : Double.BYTES);
        if (left != wanted) {
            throw new Problem(file + " holds " + left + " bytes of numbers where its header promises " + wanted,
                    "it was cut off or changed: write it again");
        }
        ByteBuffer data = read(Math.toIntExact(wanted));
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = single ? data.getFloat() : (float) data.getDouble();
        }
        return values;
    }

    /** The header's text: a Python dictionary. */
    private String header() throws IOException {
        if (channel.size() < MAGIC.length + 4) {
            throw foreign();
        }
        ByteBuffer start = read(MAGIC.length + 2);
        byte[] magic = new byte[MAGIC.length];
        start.get(magic);
        int version = start.get();
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
            throw foreign();
        }
        long length = version == 1 ? read(2).getShort() & 0xffff : read(4).getInt() & 0xffffffffL;
        if (length > LONGEST_HEADER || length > channel.size() - channel.position()) {
            throw foreign();
        }
        byte[] text = new byte[(int) length];
        read((int) length).get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private String stated(Pattern pattern, String header) {
        Matcher match = pattern.matcher(header);
        if (!match.find()) {
            throw foreign();
        }
        return match.group(1);
    }

    private Problem foreign() {
        return new Problem(file + " is not an array that NumPy wrote", REMEDY);
    }

    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // as many reads as it takes
        }
        if (buffer.hasRemaining()) {
            throw foreign();
        }
        return buffer.flip();
    }
}
