// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a text that another process writes, as they come. Lines that are not finished are left for later. */
final class LineFollower {

    private static final int MOST = 1 << 22;

    private final Path file;
    private long position;

    LineFollower(Path file) {
        this.file = file;
    }

    /**
     * What is new.
     *
     * @param again whether the file was replaced by a shorter one, so that these lines are all there are
     * @param lines whole lines
     */
    record News(boolean again, List<String> lines) { }

    /** What has come since the last call. */
    News next() throws IOException {
        if (!Files.exists(file)) {
            return new News(false, List.of());
        }
        List<String> lines = new ArrayList<>();
        boolean again;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            again = channel.size() < position;
            position = again ? 0 : position;
            long size = channel.size();
            while (position < size) {
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST, size - position));
                channel.position(position).read(bytes);
                int end = lastBreak(bytes) + 1;
                if (end == 0) {
                    break;
                }
                new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().forEach(lines::add);
                position += end;
            }
        }
        return new News(again, lines);
    }

    private static int lastBreak(ByteBuffer bytes) {
        int i = bytes.position() - 1;
        while (i >= 0 && bytes.get(i) != '\n') {
            i--;
        }
        return i;
    }

    /** Begins anew. */
    void restart() {
        position = 0;
    }
}
