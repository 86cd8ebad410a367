// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The directory of a zip archive, checked as a whole before any of its content is read: each entry lies in the file, none
 * overlaps another, none has another's name, and together they unpack to no more than a multiple of the file.
 *
 * <p>Java's own reader of archives looks at entries one by one, and does not see where two of them share bytes.
 */
final class ArchiveDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LARGE_LOCATOR = 0x07064b50;
    private static final int LARGE_LOCATOR_LENGTH = 20;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_LENGTH = 56;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LARGE_EXTRA = 1;
    private static final long IN_EXTRA = 0xffffffffL;

    private static final int MOST_ENTRIES = 100_000;
    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_DIRECTORY = 64 << 20;
    /** Trained weights hardly shrink; with what {@link StateDictionary} allows, a file takes twelve times its size at the most. */
    private static final int MOST_EXPANSION = 4;
    private static final long FREE_EXPANSION = 16 << 20;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final long MOST_BYTES = Integer.MAX_VALUE - 16;

    private final FileChannel channel;
    private final long fileSize;
    private final Map<String, ArchiveEntry> entries = new HashMap<>();

    /** Where the directory is and how many entries it has. */
    private record Place(long start, long length, long count) { }

    /** An entry as the directory states it; {@code header} is where the entry's own header is. */
    private record Stated(String name, int flags, int method, int crc, long packed, long size, long header) { }

    private ArchiveDirectory(FileChannel channel) throws IOException {
        this.channel = channel;
        this.fileSize = channel.size();
    }

    static ArchiveDirectory read(FileChannel channel) throws IOException {
        ArchiveDirectory directory = new ArchiveDirectory(channel);
        Place place = directory.find();
        directory.locate(directory.stated(place), place.start);
        return directory;
    }

    /** By name. */
    Map<String, ArchiveEntry> entries() {
        return entries;
    }

    /** The end record, without a comment: PyTorch writes none, and a comment can hide another record. */
    private Place find() throws IOException {
        if (fileSize < END_LENGTH) {
            throw Refusal.damaged("it is a zip archive of " + fileSize + " bytes, which is too short for one");
        }
        long at = fileSize - END_LENGTH;
        ByteBuffer end = at(at, END_LENGTH);
        if (end.getInt(0) != END || end.getShort(20) != 0) {
            throw Refusal.damaged("it begins like a zip archive and does not end like one");
        }
        Place place = new Place(unsigned(end, 16), unsigned(end, 12), end.getShort(10) & 0xffff);
        boolean oneDisk = end.getShort(4) == 0 && end.getShort(6) == 0 && end.getShort(8) == end.getShort(10);
        // PyTorch writes the records of large archives into small ones as well.
        if (at >= LARGE_LOCATOR_LENGTH && at(at - LARGE_LOCATOR_LENGTH, 4).getInt(0) == LARGE_LOCATOR) {
            at = at(at - LARGE_LOCATOR_LENGTH, LARGE_LOCATOR_LENGTH).getLong(8);
            if (at < 0 || at > fileSize - END_LENGTH - LARGE_LOCATOR_LENGTH - LARGE_END_LENGTH) {
                throw Refusal.damaged("its directory is said to end at byte " + Long.toUnsignedString(at));
            }
            end = at(at, LARGE_END_LENGTH);
            place = new Place(end.getLong(48), end.getLong(40), end.getLong(32));
            oneDisk = end.getInt(0) == LARGE_END && end.getInt(16) == 0 && end.getInt(20) == 0;
        }
        if (!oneDisk || place.start < 0 || place.length < 0 || place.start > at || place.length != at - place.start) {
            throw Refusal.damaged("its directory of " + Long.toUnsignedString(place.length) + " bytes from byte "
                    + Long.toUnsignedString(place.start) + " on does not end where it must, at byte " + at);
        }
        if (place.count < 0 || place.count > MOST_ENTRIES || place.length > LONGEST_DIRECTORY) {
            throw Refusal.damaged("its directory has " + Long.toUnsignedString(place.count) + " entries; " + MOST_ENTRIES
                    + " is the most");
        }
        return place;
    }

    private List<Stated> stated(Place place) throws IOException {
        ByteBuffer bytes = at(place.start, (int) place.length);
        List<Stated> found = new ArrayList<>();
        while (bytes.hasRemaining()) {
            if (found.size() == place.count) {
                throw Refusal.damaged("its directory has more entries than the " + place.count + " that are stated");
            }
            found.add(next(bytes));
        }
        if (found.size() != place.count) {
            throw Refusal.damaged("its directory has " + found.size() + " entries where " + place.count + " are stated");
        }
        return found;
    }

    private static Stated next(ByteBuffer bytes) {
        int at = bytes.position();
        if (bytes.remaining() < CENTRAL_LENGTH || bytes.getInt(at) != CENTRAL) {
            throw Refusal.damaged("an entry of its directory does not begin like one");
        }
        int nameLength = bytes.getShort(at + 28) & 0xffff;
        int extraLength = bytes.getShort(at + 30) & 0xffff;
        int length = CENTRAL_LENGTH + nameLength + extraLength + (bytes.getShort(at + 32) & 0xffff);
        if (length > bytes.remaining() || nameLength > LONGEST_NAME || bytes.getShort(at + 34) != 0) {
            throw Refusal.damaged("an entry of its directory does not end within it");
        }
        String name = name(bytes.slice(at + CENTRAL_LENGTH, nameLength));
        ByteBuffer extra = large(bytes.slice(at + CENTRAL_LENGTH + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN));
        long size = orLarge(unsigned(bytes, at + 24), extra, name);
        long packed = orLarge(unsigned(bytes, at + 20), extra, name);
        long header = orLarge(unsigned(bytes, at + 42), extra, name);
        bytes.position(at + length);
        return new Stated(name, bytes.getShort(at + 8), bytes.getShort(at + 10) & 0xffff, bytes.getInt(at + 16), packed, size,
                header);
    }

    /** The numbers that do not fit 32 bits stand one after another in an extra field. */
    private static ByteBuffer large(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort();
            int length = extra.getShort() & 0xffff;
            if (length > extra.remaining()) {
                break;
            }
            if (id == LARGE_EXTRA) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static long orLarge(long stated, ByteBuffer extra, String name) {
        if (stated != IN_EXTRA) {
            return stated;
        }
        if (extra.remaining() < Long.BYTES) {
            throw Refusal.damaged("the directory does not say how large " + Refusal.quoted(name) + " is");
        }
        return extra.getLong();
    }

    private void locate(List<Stated> stated, long directory) throws IOException {
        stated.sort(Comparator.comparingLong(Stated::header));
        long free = 0;
        long unpacked = 0;
        for (Stated entry : stated) {
            String what = Refusal.quoted(entry.name);
            check(entry, what);
            if (entry.header < free || entry.header > directory - LOCAL_LENGTH) {
                throw Refusal.damaged("entry " + what + " begins at byte " + Long.toUnsignedString(entry.header)
                        + (entry.header >= 0 && entry.header < free ? ", within the entry before it" : ", outside the archive"));
            }
            long start = entry.header + LOCAL_LENGTH + localLength(entry, what);
            if (start > directory || entry.packed > directory - start) {
                throw Refusal.damaged("entry " + what + " of " + entry.packed + " bytes does not end within the archive");
            }
            free = start + entry.packed;
            unpacked += entry.size;
            if (unpacked > FREE_EXPANSION + MOST_EXPANSION * fileSize) {
                throw Refusal.damaged("its " + fileSize + " bytes unpack to more than " + MOST_EXPANSION + " times as many");
            }
            if (entries.put(entry.name, new ArchiveEntry(entry.name, entry.method == DEFLATED, entry.crc, entry.packed,
                    entry.size, start)) != null) {
                throw Refusal.damaged("it has two entries " + what);
            }
        }
    }

    private static void check(Stated entry, String what) {
        if ((entry.flags & ENCRYPTED) != 0) {
            throw Refusal.damaged("entry " + what + " is encrypted");
        }
        if (entry.method != STORED && entry.method != DEFLATED) {
            throw Refusal.damaged("entry " + what + " is packed by the unknown method " + entry.method);
        }
        if (entry.packed < 0 || entry.size < 0 || entry.size > MOST_BYTES
                || entry.method == STORED && entry.packed != entry.size) {
            throw Refusal.damaged("entry " + what + " is said to have " + Long.toUnsignedString(entry.size) + " bytes in "
                    + Long.toUnsignedString(entry.packed) + "; at most 2 GiB are read");
        }
    }

    /** Bytes of name and extra field before the content: the entry's own header must agree with the directory. */
    private int localLength(Stated entry, String what) throws IOException {
        ByteBuffer header = at(entry.header, LOCAL_LENGTH);
        int nameLength = header.getShort(26) & 0xffff;
        if (header.getInt(0) != LOCAL || (header.getShort(8) & 0xffff) != entry.method || nameLength > LONGEST_NAME
                || ((header.getShort(6) ^ entry.flags) & ENCRYPTED) != 0) {
            throw Refusal.damaged("the header of entry " + what + " is another than the directory states");
        }
        if (entry.header + LOCAL_LENGTH + nameLength > fileSize
                || !name(at(entry.header + LOCAL_LENGTH, nameLength)).equals(entry.name)) {
            throw Refusal.damaged("entry " + what + " has another name in its own header");
        }
        return nameLength + (header.getShort(28) & 0xffff);
    }

    private static String name(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.damaged("the name of an entry is not UTF-8");
        }
    }

    private ByteBuffer at(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        ArchiveEntry.fill(channel, position, bytes);
        return bytes.flip();
    }

    private static long unsigned(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xffffffffL;
    }
}
