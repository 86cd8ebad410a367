// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What can be wrong with a file that is read, in words. */
final class ReadingProblems {

    private final Path file;
    private Size size;

    ReadingProblems(Path file) {
        this.file = file;
    }

    /** The header was read: what follows can name the size. */
    void found(Size size) {
        this.size = size;
    }

    /** @throws Problem if there is no file, or none that can hold a picture */
    void checkPlace() {
        if (!Files.exists(file)) {
            throw new Problem("there is no file " + file, "check the name and the folder");
        }
        if (Files.isDirectory(file)) {
            throw new Problem(file + " is a folder", "name a picture inside it");
        }
        if (!Files.isRegularFile(file)) {
            throw new Problem(file + " is a device or a pipe", "give a picture in an ordinary file");
        }
        if (!Files.isReadable(file)) {
            throw new Problem("the file " + file + " may not be read", "ask for permission to read it");
        }
        if (length() == 0) {
            throw new Problem("the file " + file + " is empty (0 bytes)", "copy it again from where it came from");
        }
    }

    private long length() {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    Problem noPicture() {
        return new Problem(file + " is not a picture of a known format", "give a " + PictureFormat.NAMES + " file");
    }

    Problem noPixels(int width, int height) {
        return new Problem("the picture " + file + " is " + width + "×" + height + " and has no pixels",
                "copy it again from where it came from");
    }

    Problem tooLarge(int width, int height, long most) {
        return new Problem("the picture " + file + " is " + width + "×" + height + ", more than " + millions(most)
                + " pixels", "scale it down, or raise the setting " + PixelLimit.PROPERTY);
    }

    /** Tells an intact file of a rare variety from a damaged one by what the decoder says. */
    Problem undecodable(Throwable cause) {
        String said = innermost(cause).lines().findFirst().orElse("");
        if (said.toLowerCase(Locale.ROOT).matches(".*(unsupported|not supported|not implemented|unknown).*")) {
            return new Problem("the picture " + file + " is of a kind that is not read (" + said + ")",
                    "save it as an 8-bit PNG or JPEG", cause);
        }
        // What a decoder stumbles over says something to a person only where the decoder meant to say it.
        String detail = cause instanceof EOFException ? " (it ends too early)"
                : cause instanceof IOException && !said.isEmpty() ? " (" + said + ")" : "";
        return new Problem("the picture " + file + " is truncated or damaged" + detail,
                "copy it again from where it came from", cause);
    }

    /** Decoders wrap what they stumbled over ("Image width == 0!") into what they were about ("I/O error reading header"). */
    private static String innermost(Throwable cause) {
        String said = "";
        for (Throwable at = cause; at != null; at = at.getCause()) {
            said = at.getMessage() == null ? said : at.getMessage();
        }
        return said;
    }

    Problem memory(Throwable cause) {
        return new Problem("the picture " + file + (size == null ? "" : ", " + size + ",") + " does not fit into the "
                + millions(Runtime.getRuntime().maxMemory()) + " bytes of memory",
                "scale it down, or start Java with more memory (-Xmx)", cause);
    }

    private static String millions(long number) {
        return number < 1_000_000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d million", number / 1_000_000);
    }
}
