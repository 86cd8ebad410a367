// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.tensor.TensorSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The zip format of {@code torch.save} since PyTorch 1.6: {@code NAME/data.pkl} says what there is, {@code NAME/data/KEY} are
 * the storages. Other entries ({@code version}, {@code .data/…}, …) are left alone.
 */
final class TorchArchive {

    private static final String PICKLE = "data.pkl";
    private static final int LONGEST_PICKLE = 32 << 20;
    private static final int LONGEST_ORDER = 16;

    private final FileChannel channel;
    private final Map<String, ArchiveEntry> entries;
    private final String folder;

    private TorchArchive(FileChannel channel, Map<String, ArchiveEntry> entries, String folder) {
        this.channel = channel;
        this.entries = entries;
        this.folder = folder;
    }

    static TensorSet read(FileChannel channel) throws IOException {
        Map<String, ArchiveEntry> entries = ArchiveDirectory.read(channel).entries();
        if (entries.keySet().stream().anyMatch(name -> name.endsWith("/constants.pkl") || name.contains("/code/"))) {
            throw Refusal.foreign("is a TorchScript archive: a program, not weights",
                    "save its weights in Python: torch.save({'state_dict': model.state_dict()}, file)");
        }
        List<String> pickles = entries.keySet().stream().filter(TorchArchive::isPickle).toList();
        if (pickles.size() != 1) {
            throw Refusal.foreign("is a zip archive with " + (pickles.isEmpty() ? "no" : "more than one") + " data.pkl, not a"
                    + " checkpoint", "give a file that torch.save wrote");
        }
        String name = pickles.get(0);
        return new TorchArchive(channel, entries, name.substring(0, name.length() - PICKLE.length())).read();
    }

    /** In a folder at the top, or without any. */
    private static boolean isPickle(String name) {
        return name.equals(PICKLE) || name.endsWith("/" + PICKLE) && name.indexOf('/') == name.length() - PICKLE.length() - 1;
    }

    private TensorSet read() throws IOException {
        checkByteOrder();
        ArchiveEntry pickle = entries.get(folder + PICKLE);
        if (pickle.size() > LONGEST_PICKLE) {
            throw Refusal.damaged("its pickle of " + pickle.size() + " bytes is longer than " + LONGEST_PICKLE);
        }
        byte[] bytes = bytes(pickle);
        PickleInput in = new PickleInput(new ByteArrayInputStream(bytes), bytes.length);
        Object root = new PickleWalk(in).read();
        if (in.position() != bytes.length) {
            throw Refusal.damaged("its pickle ends at byte " + in.position() + " of " + bytes.length);
        }
        StateDictionary state = new StateDictionary(root);
        return new TensorSet(state.tensors(this::storage), Description.of(root));
    }

    private void checkByteOrder() throws IOException {
        ArchiveEntry order = entries.get(folder + "byteorder");
        if (order != null) {
            String stated = order.size() > LONGEST_ORDER ? "" : new String(bytes(order), StandardCharsets.US_ASCII);
            if (!stated.equals("little")) {
                throw Refusal.foreign("is of a machine with the byte order " + Refusal.quoted(stated),
                        "load and save it on a machine with the byte order 'little'");
            }
        }
    }

    private byte[] bytes(ArchiveEntry entry) throws IOException {
        ByteBuffer content = entry.read(channel);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private ByteBuffer storage(StorageReference storage) throws IOException {
        ArchiveEntry entry = entries.get(folder + "data/" + storage.key());
        if (entry == null) {
            throw Refusal.damaged("it lacks the storage " + Refusal.quoted(storage.key()));
        }
        if (entry.size() != storage.bytes()) {
            throw Refusal.damaged("the storage " + Refusal.quoted(storage.key()) + " has " + entry.size() + " bytes where "
                    + storage.elements() + " elements of " + storage.type() + " take " + storage.bytes());
        }
        return entry.read(channel);
    }
}
