// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.tensorboard;

import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file that TensorBoard reads: TFRecords that hold messages {@code tensorflow.Event}. Each session of a run writes a file of
 * its own and says from which step on it counts, so that TensorBoard drops what an interrupted session wrote beyond that.
 */
public final class EventFile {

    /** Fields of {@code Event}, {@code Summary}, {@code Summary.Value}, {@code Summary.Image} and {@code SessionLog}. */
    private static final int EVENT_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int EVENT_SESSION = 7;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_NUMBER = 2;
    private static final int VALUE_IMAGE = 4;
    private static final int IMAGE_HEIGHT = 1;
    private static final int IMAGE_WIDTH = 2;
    private static final int IMAGE_COLOURS = 3;
    private static final int IMAGE_FILE = 4;
    private static final int SESSION_STATUS = 1;
    private static final int SESSION_START = 1;
    private static final int RED_GREEN_BLUE = 3;

    private final Path file;

    private EventFile(Path file) {
        this.file = file;
    }

    /**
     * Begins a file.
     *
     * @param folder made where there is none
     * @param done steps done before: what other files say about later ones no longer counts
     * @throws Problem if it cannot be written
     */
    public static EventFile begin(Path folder, int done) {
        try {
            Files.createDirectories(folder);
            EventFile events = new EventFile(create(folder));
            events.add(events.event(0).text(EVENT_VERSION, "brain.Event:2"));
            events.add(events.event(done + 1L).message(EVENT_SESSION, new Message().number(SESSION_STATUS, SESSION_START)));
            return events;
        } catch (IOException e) {
            throw new Problem("cannot make a file in " + folder + ": " + e.getMessage(), "check permissions and free space", e);
        }
    }

    /** TensorBoard reads a folder's files in the order of their names. */
    private static Path create(Path folder) throws IOException {
        for (int number = 0;; number++) {
            try {
                return Files.createFile(folder.resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.%03d.gpcis",
                        System.currentTimeMillis() / 1000, number)));
            } catch (FileAlreadyExistsException e) {
                // Another session began in the same second.
            }
        }
    }

    /** Adds numbers by their names; {@code a/b} is shown as b in the group a. */
    public void scalars(long step, Map<String, Double> numbers) {
        Message summary = new Message();
        numbers.forEach((name, number) -> summary.message(SUMMARY_VALUE,
                new Message().text(VALUE_TAG, name).single(VALUE_NUMBER, number.floatValue())));
        add(event(step).message(EVENT_SUMMARY, summary));
    }

    /** @param png the picture's file */
    public void picture(long step, String name, Size size, byte[] png) {
        Message image = new Message().number(IMAGE_HEIGHT, size.height()).number(IMAGE_WIDTH, size.width())
                .number(IMAGE_COLOURS, RED_GREEN_BLUE).bytes(IMAGE_FILE, png);
        add(event(step).message(EVENT_SUMMARY,
                new Message().message(SUMMARY_VALUE, new Message().text(VALUE_TAG, name).message(VALUE_IMAGE, image))));
    }

    private Message event(long step) {
        return new Message().real(EVENT_TIME, System.currentTimeMillis() / 1e3).number(EVENT_STEP, step);
    }

    /** Length, its checksum, content, its checksum; in one piece, so that a sudden end cuts off one record at most. */
    private void add(Message event) {
        byte[] content = event.toBytes();
        byte[] length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(content.length).array();
        ByteBuffer whole = ByteBuffer.allocate(16 + content.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(length).putInt(checksum(length)).put(content).putInt(checksum(content));
        try {
            Files.write(file, whole.array(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "check the free space", e);
        }
    }

    /** TFRecord's checksums are turned and shifted, lest checksums of checksums be weak. */
    private static int checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8;
    }
}
