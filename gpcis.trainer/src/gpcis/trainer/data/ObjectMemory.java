// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.api.dataset.Sample;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decoded objects, the least recently used ones forgotten when memory runs out. Objects of one picture share its samples,
 * which are recognised by their content. Safe to use from several threads.
 */
final class ObjectMemory {

    private final long most;
    private final int longestSide;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<String, Shared> pictures = new HashMap<>();
    private long used;

    private record Key(Source source, String id) { }

    private record Entry(StoredObject object, String picture) { }

    private static final class Shared {
        private final byte[] rgb;
        private int users;

        Shared(byte[] rgb) {
            this.rgb = rgb;
        }
    }

    /**
     * @param most bytes to keep
     * @param longestSide larger pictures are reduced to it
     */
    ObjectMemory(long most, int longestSide) {
        this.most = most;
        this.longestSide = longestSide;
    }

    /**
     * The object, decoded if it is not in memory.
     *
     * @throws Problem if its files are bad, or the truth is empty
     */
    StoredObject get(Source source, String id) {
        Key key = new Key(source, id);
        synchronized (this) {
            Entry known = entries.get(key);
            if (known != null) {
                return known.object;
            }
        }
        return put(key, decode(source, id));
    }

    private synchronized StoredObject put(Key key, StoredObject decoded) {
        Entry known = entries.get(key);
        if (known != null) {
            return known.object;
        }
        String hash = hash(decoded.rgb());
        Shared shared = pictures.get(hash);
        if (shared == null) {
            shared = new Shared(decoded.rgb());
            pictures.put(hash, shared);
            used += shared.rgb.length;
        }
        shared.users++;
        StoredObject object = new StoredObject(decoded.name(), decoded.size(), shared.rgb, decoded.object(),
                decoded.ignored(), decoded.box());
        entries.put(key, new Entry(object, hash));
        used += object.bytesWithoutPicture();
        forget();
        return object;
    }

    private void forget() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (used > most && entries.size() > 1) {
            Entry entry = oldest.next();
            oldest.remove();
            used -= entry.object.bytesWithoutPicture();
            Shared shared = pictures.get(entry.picture);
            shared.users--;
            if (shared.users == 0) {
                pictures.remove(entry.picture);
                used -= shared.rgb.length;
            }
        }
    }

    private StoredObject decode(Source source, String id) {
        Sample sample = source.set().sample(id);
        Size full = sample.picture().size();
        double share = Math.min(1, (double) longestSide / Math.max(full.width(), full.height()));
        Size size = new Size(Math.max(1, (int) Math.round(full.width() * share)),
                Math.max(1, (int) Math.round(full.height() * share)));
        BitSet object = reduced(sample.truth().object(), size);
        String name = source.name() + " " + id;
        Optional<Box> box = Mask.of(size, object::get).box();
        if (box.isEmpty()) {
            throw new Problem(name + " has no object", "leave it out of the set");
        }
        return new StoredObject(name, size, reduced(sample.picture(), size), object,
                reduced(sample.truth().ignored(), size), box.get());
    }

    private static int from(int position, int to, int from) {
        return (int) ((position + 0.5) * from / to);
    }

    private static BitSet reduced(Mask mask, Size size) {
        BitSet bits = new BitSet(size.pixels());
        for (int y = 0; y < size.height(); y++) {
            int row = from(y, size.height(), mask.size().height()) * mask.size().width();
            for (int x = 0; x < size.width(); x++) {
                if (mask.contains(row + from(x, size.width(), mask.size().width()))) {
                    bits.set(y * size.width() + x);
                }
            }
        }
        return bits;
    }

    /** The mean of the pixels that fall into one, so that a reduced photo stays a photo. */
    private static byte[] reduced(Picture picture, Size size) {
        Size full = picture.size();
        byte[] rgb = new byte[3 * full.pixels()];
        picture.copyRows(0, full.height(), rgb);
        if (full.equals(size)) {
            return rgb;
        }
        byte[] small = new byte[3 * size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            int top = y * full.height() / size.height();
            int bottom = Math.max(top + 1, (y + 1) * full.height() / size.height());
            for (int x = 0; x < size.width(); x++) {
                int left = x * full.width() / size.width();
                int right = Math.max(left + 1, (x + 1) * full.width() / size.width());
                for (int channel = 0; channel < 3; channel++) {
                    int sum = 0;
                    for (int v = top; v < bottom; v++) {
                        for (int u = left; u < right; u++) {
                            sum += rgb[3 * (v * full.width() + u) + channel] & 0xff;
                        }
                    }
                    int count = (bottom - top) * (right - left);
                    small[3 * (y * size.width() + x) + channel] = (byte) ((sum + count / 2) / count);
                }
            }
        }
        return small;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
