// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.tensor.TensorSet;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of {@code torch.save} before PyTorch 1.6: five pickles (a magic number, a version, the machine, the object, the
 * keys of its storages), then for each key the number of elements and the elements.
 */
final class TorchStream {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Long VERSION = 1001L;
    private static final int LONGEST_PICKLES = 32 << 20;

    private final FileChannel channel;
    private final Map<String, Long> starts = new HashMap<>();

    private TorchStream(FileChannel channel) {
        this.channel = channel;
    }

    static TensorSet read(FileChannel channel) throws IOException {
        return new TorchStream(channel).read();
    }

    private TensorSet read() throws IOException {
        PickleInput in = new PickleInput(new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 16),
                Math.min(channel.size(), LONGEST_PICKLES));
        if (!MAGIC.equals(new PickleWalk(in).read())) {
            throw Refusal.foreign("is a pickle, but none that torch.save wrote", "give a file that torch.save wrote");
        }
        Object version = new PickleWalk(in).read();
        if (!VERSION.equals(version)) {
            throw Refusal.damaged("its format has the version " + PickleWalk.describe(version) + " where " + VERSION + " is due");
        }
        if (!(new PickleWalk(in).read() instanceof PickledDictionary machine)
                || !Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw Refusal.damaged("it does not say that it is of a machine with the byte order 'little'");
        }
        PickleWalk objects = new PickleWalk(in);
        Object root = objects.read();
        locate(new PickleWalk(in).read(), objects.storages(), in.position());
        StateDictionary state = new StateDictionary(root);
        return new TensorSet(state.tensors(this::storage), Description.of(root));
    }

    /** Finds the place of each storage; together they reach from the pickles to the file's end. */
    private void locate(Object keys, Map<String, StorageReference> storages, long start) throws IOException {
        if (!(keys instanceof List<?> list) || list.size() != storages.size()) {
            throw Refusal.damaged("it does not list the keys of its " + storages.size() + " storages");
        }
        long at = start;
        ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Object key : list) {
            StorageReference storage = key instanceof String ? storages.get(key) : null;
            if (storage == null || starts.put(storage.key(), at + Long.BYTES) != null) {
                throw Refusal.damaged("it lists the storage " + PickleWalk.describe(key)
                        + (storage == null ? ", which nothing refers to" : " twice"));
            }
            if (channel.size() - at < Long.BYTES + storage.bytes()) {
                throw Refusal.damaged("it ends within the storage " + Refusal.quoted(storage.key()));
            }
            ArchiveEntry.fill(channel, at, count.clear());
            if (count.getLong(0) != storage.elements()) {
                throw Refusal.damaged("the storage " + Refusal.quoted(storage.key()) + " has "
                        + Long.toUnsignedString(count.getLong(0)) + " elements where " + storage.elements() + " are due");
            }
            at += Long.BYTES + storage.bytes();
        }
        if (at != channel.size()) {
            throw Refusal.damaged("it ends at byte " + at + ", and " + (channel.size() - at) + " bytes follow");
        }
    }

    private ByteBuffer storage(StorageReference storage) throws IOException {
        ByteBuffer bytes = ArchiveEntry.buffer((int) storage.bytes());
        ArchiveEntry.fill(channel, starts.get(storage.key()), bytes);
        return bytes.flip();
    }
}
