// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;
import gpcis.api.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.PureJavaCrc32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads event files back with protobuf's own reader, by the descriptions of TensorFlow's event.proto and summary.proto. */
class EventFileTest {

    @TempDir
    Path folder;

    @Test
    void protobufReadsWhatIsWritten() throws Exception {
        EventFile events = EventFile.begin(folder, 300);
        events.scalars(301, new TreeMap<>(Map.of("training/loss", 0.25, "seconds/head", 1e-7)));
        events.picture(302, "samples", new Size(5, 70_000), new byte[] {1, -1, 0});
        List<String> read = new ArrayList<>();
        Descriptor type = event();
        for (byte[] record : records(only())) {
            DynamicMessage event = DynamicMessage.parseFrom(type, record);
            assertTrue((Double) event.getField(type.findFieldByName("wall_time")) > 1.7e9, event.toString());
            assertTrue(event.getUnknownFields().asMap().isEmpty(), event.toString());
            DynamicMessage.Builder timeless = event.toBuilder().clearField(type.findFieldByName("wall_time"));
            read.add(TextFormat.printer().emittingSingleLine(true).printToString(timeless.build()));
        }
        assertEquals(List.of(
                "step: 0 file_version: \"brain.Event:2\"",
                "step: 301 session_log { status: 1 }",
                "step: 301 summary { value { tag: \"seconds/head\" simple_value: 1.0E-7 }"
                        + " value { tag: \"training/loss\" simple_value: 0.25 } }",
                "step: 302 summary { value { tag: \"samples\""
                        + " image { height: 70000 width: 5 colorspace: 3 encoded_image_string: \"\\001\\377\\000\" } } }"), read);
    }

    @Test
    void sessionsOfOneSecondHaveFilesOfTheirOwn() throws IOException {
        EventFile.begin(folder, 0);
        EventFile.begin(folder, 1);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(2, names.size());
            assertTrue(names.stream().allMatch(name -> name.matches("events\\.out\\.tfevents\\.\\d{10}\\.\\d{3}\\.gpcis")), names.toString());
            assertFalse(names.get(0).equals(names.get(1)));
        }
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    /** TFRecord as TensorFlow documents it, with another implementation of the checksum. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(masked(length), in.getInt());
            byte[] content = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
            in.get(content);
            assertEquals(masked(content), in.getInt());
            records.add(content);
        }
        return records;
    }

    private static int masked(byte[] bytes) {
        PureJavaCrc32C sum = new PureJavaCrc32C();
        sum.update(bytes, 0, bytes.length);
        long value = sum.getValue();
        return (int) ((value >>> 15 | value << 17) + 0xa282ead8L);
    }

    /** A check of the check: the value that RFC 3720 states. */
    @Test
    void checksumIsCastagnolis() {
        PureJavaCrc32C sum = new PureJavaCrc32C();
        byte[] zeros = new byte[32];
        sum.update(zeros, 0, zeros.length);
        assertEquals(0x8a9136aaL, sum.getValue());
        assertArrayEquals(new byte[32], zeros);
    }

    private static Descriptor event() throws Exception {
        DescriptorProto image = message("Image", scalar("height", 1, Type.TYPE_INT32), scalar("width", 2, Type.TYPE_INT32),
                scalar("colorspace", 3, Type.TYPE_INT32), scalar("encoded_image_string", 4, Type.TYPE_BYTES));
        DescriptorProto value = message("Value", scalar("tag", 1, Type.TYPE_STRING), scalar("simple_value", 2, Type.TYPE_FLOAT),
                field("image", 4, "Image", Label.LABEL_OPTIONAL));
        DescriptorProto event = message("Event", scalar("wall_time", 1, Type.TYPE_DOUBLE), scalar("step", 2, Type.TYPE_INT64),
                scalar("file_version", 3, Type.TYPE_STRING), field("summary", 5, "Summary", Label.LABEL_OPTIONAL),
                field("session_log", 7, "SessionLog", Label.LABEL_OPTIONAL));
        return FileDescriptor.buildFrom(FileDescriptorProto.newBuilder().setName("event.proto").addMessageType(image)
                .addMessageType(value).addMessageType(message("Summary", field("value", 1, "Value", Label.LABEL_REPEATED)))
                .addMessageType(message("SessionLog", scalar("status", 1, Type.TYPE_INT32))).addMessageType(event).build(),
                new FileDescriptor[0]).findMessageTypeByName("Event");
    }

    private static DescriptorProto message(String name, FieldDescriptorProto... fields) {
        return DescriptorProto.newBuilder().setName(name).addAllField(Arrays.asList(fields)).build();
    }

    private static FieldDescriptorProto scalar(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type).setLabel(Label.LABEL_OPTIONAL).build();
    }

    private static FieldDescriptorProto field(String name, int number, String type, Label label) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setTypeName(type).setLabel(label).build();
    }
}
