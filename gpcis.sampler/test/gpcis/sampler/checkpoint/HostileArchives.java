// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Zip archives whose directory lies, and files that are no archives. */
final class HostileArchives {

    private static final byte[] GOOD = CraftedPickle.begin().raw('}').text("w").four().raw('s').end();
    private static final int FLAGS = 8;
    private static final int METHOD = 10;
    private static final int CRC = 16;
    private static final int PACKED = 20;
    private static final int SIZE = 24;
    private static final int DISK = 34;
    private static final int HEADER = 42;
    private static final int NAME = 46;

    private final Map<String, HostileFile> files = new TreeMap<>();

    static Map<String, HostileFile> all() {
        HostileArchives made = new HostileArchives();
        made.entries();
        made.places();
        made.ends();
        made.packed();
        made.otherKinds();
        return made.files;
    }

    private void file(String name, String message, byte[] content) {
        HostileFile.add(files, "file: " + name, new HostileFile(content, message));
    }

    /** Changes the entry of the storage in the directory. */
    private void entry(String name, String message, BiConsumer<ByteBuffer, Integer> change) {
        file(name, message, CraftedArchive.of(GOOD).changing((entry, number) -> {
            if (number == 1) {
                change.accept(entry, number);
            }
        }).end());
    }

    private void entries() {
        entry("an encrypted entry", "is encrypted", (e, n) -> e.putShort(FLAGS, (short) 1));
        entry("an unknown method", "unknown method 12", (e, n) -> e.putShort(METHOD, (short) 12));
        entry("another method than in the header", "another than the directory states", (e, n) -> e.putShort(METHOD, (short) 8));
        entry("another check sum", "check sum of 'a/data/0'", (e, n) -> e.putInt(CRC, e.getInt(CRC) ^ 1));
        entry("a stored entry that grows", "is said to have 4294967294 bytes in 16", (e, n) -> e.putInt(SIZE, -2));
        entry("a large entry without its size", "does not say how large", (e, n) -> e.putInt(SIZE, -1));
        entry("another name than in the header", "another name in its own header", (e, n) -> e.put(NAME, (byte) 'b'));
        entry("a name that is no UTF-8", "name of an entry is not UTF-8", (e, n) -> e.put(NAME, (byte) 0xff));
        entry("another disk", "does not end within it", (e, n) -> e.putShort(DISK, (short) 1));
        entry("no beginning", "does not begin like one", (e, n) -> e.putInt(0, 7));
        entry("a name past the end", "does not end within it", (e, n) -> e.putShort(28, (short) 0xffff));
        entry("a comment past the end", "does not end within it", (e, n) -> e.putShort(32, (short) 0xffff));
        file("two entries of one name", "two entries 'a/data/0'",
                CraftedArchive.of(GOOD).with("a/data/0", CraftedArchive.floats(9, 9, 9, 9)).end());
        file("two pickles of one name", "two entries 'a/data.pkl'", CraftedArchive.of(GOOD).with("a/data.pkl", GOOD).end());
    }

    private void places() {
        entry("two entries at one place", "within the entry before it", (e, n) -> e.putInt(HEADER, 0));
        entry("an entry within another", "within the entry before it", (e, n) -> e.putInt(HEADER, 45));
        entry("an entry past the end", "outside the archive", (e, n) -> e.putInt(HEADER, 1 << 30));
        entry("an entry in the directory", "outside the archive", (e, n) -> e.putInt(HEADER, e.getInt(HEADER) + 70));
        entry("an entry where none is", "another than the directory states", (e, n) -> e.putInt(HEADER, e.getInt(HEADER) + 1));
        entry("an entry that reaches into the directory", "does not end within the archive", (e, n) -> {
            e.putInt(PACKED, 60);
            e.putInt(SIZE, 60);
        });
        // Many entries that are one and the same: each takes nothing, together they unpack to anything.
        CraftedArchive overlapping = CraftedArchive.of(GOOD).changing((e, n) -> {
            if (n > 1) {
                e.putInt(HEADER, 0);
            }
        });
        for (int i = 0; i < 50; i++) {
            overlapping.with("a/data/" + (i + 1), GOOD);
        }
        file("fifty entries at one place", "within the entry before it", overlapping.end());
    }

    private void ends() {
        file("fewer entries than stated", "has 2 entries where 3 are stated", CraftedArchive.of(GOOD).end(3));
        file("more entries than stated", "more entries than the 1", CraftedArchive.of(GOOD).end(1));
        byte[] good = CraftedArchive.of(GOOD).end();
        int end = good.length - 22;
        file("a directory elsewhere", "does not end where it must", patched(good, end + 16, 5));
        file("a directory before the file", "does not end where it must", patched(good, end + 16, -2));
        file("a directory of another length", "does not end where it must", patched(good, end + 12, 1 << 28));
        file("two disks", "does not end where it must", patched(good, end + 4, 1));
        file("a comment that is said to follow", "does not end like one", patched(good, end + 18, 9 << 16));
        file("something that follows", "does not end like one", Arrays.copyOf(good, good.length + 3));
        file("only an end", "with no data.pkl", Arrays.copyOfRange(new CraftedArchive().end(), 0, 22));
        byte[] locator = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putInt(0x07064b50).putInt(0).putLong(-5).putInt(1)
                .array();
        file("a large directory at a negative place", "directory is said to end at byte 18446744073709551611",
                spliced(good, end, locator));
        ByteBuffer.wrap(locator).order(ByteOrder.LITTLE_ENDIAN).putLong(8, 0);
        file("a large directory where none is", "does not end where it must", spliced(good, end, locator));
    }

    private static byte[] patched(byte[] good, int at, int value) {
        byte[] bytes = good.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }

    private static byte[] spliced(byte[] good, int at, byte[] inserted) {
        ByteBuffer bytes = ByteBuffer.allocate(good.length + inserted.length);
        return bytes.put(good, 0, at).put(inserted).put(good, at, good.length - at).array();
    }

    private void packed() {
        byte[] storage = CraftedArchive.floats(1, 2, 3, 4);
        file("a deflated pickle, said to be longer", "does not unpack to the " + (GOOD.length + 1) + " bytes",
                new CraftedArchive().with("a/data.pkl", GOOD, CraftedArchive.pack(GOOD), 8, GOOD.length + 1).end());
        file("a deflated storage of another length", "has 15 bytes where 4 elements",
                new CraftedArchive().with("a/data.pkl", GOOD).with("a/data/0", storage, CraftedArchive.pack(storage), 8, 15)
                        .end());
        file("a deflated pickle, said to be shorter", "does not unpack to the " + (GOOD.length - 1) + " bytes",
                new CraftedArchive().with("a/data.pkl", GOOD, CraftedArchive.pack(GOOD), 8, GOOD.length - 1).end());
        file("deflated rubbish", "does not unpack",
                new CraftedArchive().with("a/data.pkl", GOOD, new byte[] {7, 7, 7, 7}, 8, GOOD.length).end());
        file("deflated nothing", "does not unpack", new CraftedArchive().with("a/data.pkl", GOOD, new byte[0], 8, 5).end());
        byte[] cut = Arrays.copyOf(CraftedArchive.pack(GOOD), 20);
        file("a deflated entry that is cut", "does not unpack",
                new CraftedArchive().with("a/data.pkl", GOOD, cut, 8, GOOD.length).end());
        byte[] zeros = new byte[40 << 20];
        file("a zip bomb of a storage", "unpack to more than 4 times",
                new CraftedArchive().with("a/data.pkl", GOOD).deflated("a/data/0", zeros).end());
        file("a zip bomb that only claims", "unpack to more than 4 times",
                new CraftedArchive().with("a/data.pkl", GOOD).with("a/data/0", storage, CraftedArchive.pack(storage), 8,
                        2_000_000_000).end());
        CraftedArchive bombs = new CraftedArchive().with("a/data.pkl", GOOD);
        for (int i = 0; i < 8; i++) {
            bombs.deflated("a/data/" + i, new byte[4 << 20]);
        }
        file("eight smaller zip bombs", "unpack to more than 4 times", bombs.end());
        file("a storage that unpacks to eight times as much", "unpack to more than 4 times",
                new CraftedArchive().with("a/data.pkl", GOOD).deflated("a/data/0", compressible(48 << 20)).end());
        file("a pickle of 33 MB", "is longer than", CraftedArchive.of(new byte[33 << 20]).end());
    }

    /** One byte in nine or so is random, as weights are that somebody pruned. */
    private static byte[] compressible(int size) {
        byte[] content = new byte[size];
        byte[] some = new byte[64];
        Random random = new Random(1);
        for (int at = 0; at + some.length <= size; at += 9 * some.length) {
            random.nextBytes(some);
            System.arraycopy(some, 0, content, at, some.length);
        }
        return content;
    }

    private void otherKinds() {
        byte[] empty = new byte[0];
        file("empty", "neither a file of PyTorch nor a safetensors file", empty);
        file("one byte", "neither a file of PyTorch", new byte[] {'P'});
        file("text", "neither a file of PyTorch", "state_dict = {}".getBytes(StandardCharsets.US_ASCII));
        file("the beginning of an archive", "too short for one", new byte[] {'P', 'K', 3, 4});
        byte[] tar = new byte[1024];
        System.arraycopy(new byte[] {'u', 's', 't', 'a', 'r'}, 0, tar, 257, 5);
        file("a tar archive", "tar archive", tar);
        file("TorchScript", "TorchScript archive: a program", CraftedArchive.of(GOOD).with("a/constants.pkl", GOOD)
                .with("a/code/__torch__.py", empty).end());
        file("an archive of something else", "with no data.pkl", new CraftedArchive().with("word/document.xml", empty).end());
        file("two checkpoints in one", "more than one data.pkl", CraftedArchive.of(GOOD).with("b/data.pkl", GOOD).end());
        file("a pickle deep down", "with no data.pkl", new CraftedArchive().with("a/b/data.pkl", GOOD).end());
        file("a big-endian machine", "byte order 'big'",
                CraftedArchive.of(GOOD).with("a/byteorder", new byte[] {'b', 'i', 'g'}).end());
        file("a byte order of 1 MB", "byte order ''", CraftedArchive.of(GOOD).with("a/byteorder", new byte[1 << 20]).end());
    }
}
