// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.checkpoint.CheckpointFiles;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.PlacedFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of PyTorch, of both formats, and safetensors files. */
@Component
public final class TorchFiles implements CheckpointFiles {

    private static final int LONGEST_BEGINNING = 512;
    private static final int ZIP = 0x04034b50;
    private static final int EMPTY_ZIP = 0x06054b50;
    private static final int PROTOCOL = 0x80;
    private static final int TAR_NAME = 257;
    private static final int FIRST_OF_HEADER = 8;
    private static final String FOLDER = "archive/";

    private final Safetensors safetensors;

    /** @param safetensors reads the files of that format */
    @Activate
    public TorchFiles(@Reference Safetensors safetensors) {
        this.safetensors = safetensors;
    }

    @Override
    public TensorSet read(Path file) {
        if (!Files.exists(file)) {
            throw new Problem("there is no file " + file, "check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new Problem(file + " is not a file", "give a .pth, .pt or .safetensors file");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer beginning = ByteBuffer.allocate((int) Math.min(LONGEST_BEGINNING, channel.size()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            ArchiveEntry.fill(channel, 0, beginning);
            return read(file, channel, beginning.flip());
        } catch (Refusal refusal) {
            throw new Problem(file + " " + refusal.getMessage(), refusal.remedy(), refusal);
        } catch (EOFException e) {
            throw new Problem(file + " became shorter while it was read", "copy it again", e);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        } catch (OutOfMemoryError e) {
            throw new Problem(file + " does not fit into memory", "give the program more with GPCIS_JAVA_OPTS=-Xmx8g", e);
        }
    }

    private TensorSet read(Path file, FileChannel channel, ByteBuffer beginning) throws IOException {
        int first = beginning.remaining() < Integer.BYTES ? 0 : beginning.getInt(0);
        if (first == ZIP || first == EMPTY_ZIP) {
            return TorchArchive.read(channel);
        }
        if (isSafetensors(beginning, channel.size())) {
            return safetensors.read(file);
        }
        if ((first & 0xff) == PROTOCOL) {
            return TorchStream.read(channel);
        }
        String text = StandardCharsets.ISO_8859_1.decode(beginning.duplicate()).toString();
        if (text.startsWith("ustar", TAR_NAME)) {
            throw Refusal.foreign("is a tar archive, as PyTorch wrote them before version 0.1.10",
                    "load and save it with a newer PyTorch");
        }
        throw Refusal.foreign("is neither a file of PyTorch nor a safetensors file",
                "give a .pth, .pt or .safetensors file");
    }

    /** A header's length may begin with the byte that a pickle begins with; read as a length, a pickle is far too long. */
    private static boolean isSafetensors(ByteBuffer beginning, long size) {
        return beginning.remaining() > FIRST_OF_HEADER && beginning.get(FIRST_OF_HEADER) == '{'
                && ((beginning.get(0) & 0xff) != PROTOCOL || beginning.getLong(0) > 0 && beginning.getLong(0) < size);
    }

    @Override
    public void write(TensorSet tensors, Path file) {
        byte[] pickle = pickle(tensors);
        List<HostTensor> storages = new ArrayList<>(tensors.tensors().values());
        PlacedFile.write(file, out -> {
            ArchiveOutput archive = new ArchiveOutput(out);
            archive.entry(FOLDER + "data.pkl", ByteBuffer.wrap(pickle));
            archive.entry(FOLDER + "byteorder", ascii("little"));
            for (int i = 0; i < storages.size(); i++) {
                archive.entry(FOLDER + "data/" + i, storages.get(i).data());
            }
            archive.entry(FOLDER + "version", ascii("3\n"));
            archive.end();
        });
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code {'state_dict': OrderedDict of tensors, 'config': …, 'metadata': …}}, the latter two where there is something. */
    private static byte[] pickle(TensorSet set) {
        PickleOutput out = new PickleOutput();
        out.code('}').code('(').text("state_dict").global(AllowedGlobal.ORDERED_DICT).code(')').code('R').code('(');
        int key = 0;
        for (Map.Entry<String, HostTensor> entry : set.tensors().entrySet()) {
            tensor(out.text(entry.getKey()), entry.getKey(), entry.getValue(), String.valueOf(key++));
        }
        out.code('u');
        Map<String, String> metadata = new TreeMap<>(set.metadata());
        Object config = metadata.containsKey(Description.CONFIG) ? Description.unpacked(metadata.get(Description.CONFIG)) : null;
        if (config != null) {
            metadata.remove(Description.CONFIG);
            out.text(Description.CONFIG).plain(config);
        }
        if (!metadata.isEmpty()) {
            PickledDictionary texts = new PickledDictionary();
            metadata.forEach(texts::put);
            out.text(Description.METADATA).plain(texts);
        }
        return out.code('u').end();
    }

    private static void tensor(PickleOutput out, String name, HostTensor tensor, String key) {
        AllowedGlobal storage = AllowedGlobal.storageOf(tensor.type());
        if (storage == null) {
            throw new Problem("tensor '" + name + "' is of type " + tensor.type() + ", for which a .pth file has no storage",
                    "write a .safetensors file");
        }
        out.global(AllowedGlobal.REBUILD_TENSOR_V2).code('(');
        out.code('(').text("storage").global(storage).text(key).text("cpu").whole(tensor.elements()).code('t').code('Q');
        out.whole(0).wholes(tensor.shape()).wholes(strides(tensor.shape())).code(0x89);
        out.global(AllowedGlobal.ORDERED_DICT).code(')').code('R').code('t').code('R');
    }

    private static List<Long> strides(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long step = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= Math.max(1, shape.get(axis));
        }
        return List.of(strides);
    }
}
