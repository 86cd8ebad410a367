// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle. A length that was read is compared with what is left before memory is taken for it. */
final class PickleInput {

    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_NUMBER = 64;

    private final InputStream in;
    private final long limit;
    private long position;

    /**
     * @param in buffered
     * @param limit bytes that there are
     */
    PickleInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    int unsignedByte() throws IOException {
        int value = in.read();
        if (value < 0 || position >= limit) {
            throw ends();
        }
        position++;
        return value;
    }

    /** A number of that many bytes, the lowest first, not negative. */
    long unsigned(int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) unsignedByte() << 8 * i;
        }
        return value;
    }

    double bigEndianDouble() throws IOException {
        return ByteBuffer.wrap(bytes(8)).getDouble();
    }

    /** A number in two's complement, the lowest byte first: a long where it fits one. */
    Number number(long length) throws IOException {
        if (length < 0 || length > LONGEST_NUMBER) {
            throw Refusal.damaged("a number of " + Long.toUnsignedString(length) + " bytes at byte " + position);
        }
        byte[] bytes = bytes(length);
        if (bytes.length == 0) {
            return 0L;
        }
        byte[] highestFirst = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            highestFirst[i] = bytes[bytes.length - 1 - i];
        }
        BigInteger value = new BigInteger(highestFirst);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    String text(long length) throws IOException {
        byte[] bytes = bytes(length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.damaged("the text before byte " + position + " is not UTF-8");
        }
    }

    /** Up to the end of a line, which is left out. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
            if (line.length() == LONGEST_LINE) {
                throw Refusal.damaged("a line of more than " + LONGEST_LINE + " characters before byte " + position);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    void skipFrame(long length) {
        if (length < 0 || length > limit - position) {
            throw ends();
        }
    }

    private byte[] bytes(long length) throws IOException {
        if (length < 0 || length > limit - position) {
            throw Refusal.damaged("at byte " + position + " of its pickle something of " + Long.toUnsignedString(length)
                    + " bytes is announced, of which " + (limit - position) + " are there");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw ends();
        }
        position += length;
        return bytes;
    }

    private Refusal ends() {
        return Refusal.damaged("its pickle ends at byte " + position + ", in the middle");
    }
}
