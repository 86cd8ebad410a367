// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file as ImageIO wants it, through one buffer. Java's own {@code FileImageInputStream} asks the system for every single
 * byte; a channel would be closed by an interrupt of the reading thread, which would then look like a damaged file.
 */
final class FileInput extends ImageInputStreamImpl {

    /** More than any decoder asks for beyond the end of a whole file, and little enough to be over at once. */
    private static final int MOST_BEYOND_THE_END = 10_000;

    private final RandomAccessFile file;
    private final byte[] buffer = new byte[1 << 16];
    private long bufferStart;
    private int bufferLength;
    private int beyondTheEnd;

    FileInput(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (!buffered() && !fill()) {
            return -1;
        }
        return buffer[(int) (streamPos++ - bufferStart)] & 0xff;
    }

    /** Reads as much as asked for, unless the file ends before: some decoders count on that. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        int done = 0;
        while (done < length) {
            if (!buffered() && !fill()) {
                break;
            }
            int count = (int) Math.min(bufferStart + bufferLength - streamPos, length - done);
            System.arraycopy(buffer, (int) (streamPos - bufferStart), target, offset + done, count);
            streamPos += count;
            done += count;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    private boolean buffered() {
        return streamPos >= bufferStart && streamPos < bufferStart + bufferLength;
    }

    /** Some decoders take the missing rest of a file for zeros, and a few bytes can make them ask for it for minutes. */
    private boolean fill() throws IOException {
        if (streamPos >= file.length()) {
            if (++beyondTheEnd > MOST_BEYOND_THE_END) {
                throw new IIOException("its data end before what they promise");
            }
            return false;
        }
        file.seek(streamPos);
        bufferStart = streamPos;
        bufferLength = Math.max(0, file.read(buffer));
        return bufferLength > 0;
    }

    /** Forgets nothing: decoders announce that they will not go back, but the file is looked at more than once. */
    @Override
    public void flushBefore(long position) {
        // A file holds no memory that could be released.
    }

    @Override
    public long length() {
        try {
            return file.length();
        } catch (IOException unknown) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
