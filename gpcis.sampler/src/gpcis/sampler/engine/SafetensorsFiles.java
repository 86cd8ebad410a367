// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import com.google.gson.stream.JsonWriter;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.PlacedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/** Safetensors files. What a header may say is decided in {@link SafetensorsHeader}. */
@Component
public final class SafetensorsFiles implements Safetensors {

    @Override
    public TensorSet read(Path file) {
        if (!Files.exists(file)) {
            throw new Problem("there is no file " + file, "check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new Problem(file + " is not a file", "give a .safetensors file");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            TreeMap<String, HostTensor> tensors = new TreeMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(entry.end() - entry.begin()));
                readFully(channel, header.dataStart() + entry.begin(), data);
                tensors.put(entry.name(), HostTensor.of(entry.type(), entry.shape(), data.flip()));
            }
            return new TensorSet(tensors, header.metadata());
        } catch (EOFException e) {
            throw new Problem(file + " became shorter while it was read", "copy it again", e);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        } catch (OutOfMemoryError e) {
            throw new Problem(file + " does not fit into memory", "give the program more with GPCIS_JAVA_OPTS=-Xmx8g", e);
        }
    }

    static void readFully(FileChannel channel, long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new EOFException();
            }
            at += count;
        }
    }

    @Override
    public String write(TensorSet tensors, Path file) {
        // Wide elements first: every tensor then begins at a multiple of its element's size, as other readers like it.
        List<Map.Entry<String, HostTensor>> order = tensors.tensors().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, HostTensor> e) -> -e.getValue().type().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        byte[] header = header(order, tensors.metadata()).getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha256();
        PlacedFile.write(file, out -> {
            DigestOutputStream digested = new DigestOutputStream(out, digest);
            WritableByteChannel channel = Channels.newChannel(digested);
            int padding = Math.floorMod(-header.length, 8);
            channel.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0, header.length + padding));
            channel.write(ByteBuffer.wrap(header));
            channel.write(ByteBuffer.wrap(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII)));
            for (Map.Entry<String, HostTensor> entry : order) {
                channel.write(entry.getValue().data());
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String header(List<Map.Entry<String, HostTensor>> order, Map<String, String> metadata) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            if (!metadata.isEmpty()) {
                json.name(SafetensorsHeader.METADATA).beginObject();
                for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            }
            long offset = 0;
            for (Map.Entry<String, HostTensor> entry : order) {
                HostTensor tensor = entry.getValue();
                json.name(entry.getKey()).beginObject().name("dtype").value(tensor.type().name());
                json.name("shape").beginArray();
                for (long extent : tensor.shape()) {
                    json.value(extent);
                }
                json.endArray();
                long end = offset + tensor.data().remaining();
                json.name("data_offsets").beginArray().value(offset).value(end).endArray().endObject();
                offset = end;
            }
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
