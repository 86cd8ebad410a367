// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at the files to be written before the work that fills them begins: minutes of work must not end in a typing
 * error.
 */
final class OutputCheck {

    private final Path input;
    private final Set<Path> seen = new HashSet<>();

    /** @param input the photo, which no output may overwrite */
    OutputCheck(Path input) {
        this.input = input;
    }

    /**
     * Refuses a file that cannot or should not be written.
     *
     * @throws Problem saying which and what to do
     */
    void png(Path file) {
        isPng(file);
        place(file);
    }

    /**
     * The same for a map of real numbers, which may be an array of NumPy as well.
     *
     * @throws Problem saying which and what to do
     */
    void map(Path file) {
        if (!MapWriter.isNpy(file)) {
            isPng(file);
        }
        place(file);
    }

    /**
     * The same for an array of NumPy.
     *
     * @throws Problem saying which and what to do
     */
    void npy(Path file) {
        if (!Files.isDirectory(file) && !MapWriter.isNpy(file)) {
            throw new Problem(file + " does not end in .npy", "arrays are written as NumPy files; name the file so");
        }
        place(file);
    }

    private static void isPng(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (!Files.isDirectory(file) && !name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new Problem(file + " does not end in .png", "masks and overlays are written as PNG, maps as PNG or .npy;"
                    + " name the file so");
        }
    }

    private void place(Path file) {
        if (Files.isDirectory(file)) {
            throw new Problem(file + " is a folder", "name a file in it: " + file.resolve("mask.png"));
        }
        if (same(file, input)) {
            throw new Problem(file + " is the photo itself", "choose another file to write to");
        }
        if (!seen.add(file.toAbsolutePath().normalize())) {
            throw new Problem(file + " is named for two outputs", "choose a file for each");
        }
        writable(folderOf(file));
    }

    /**
     * Refuses a file of any kind that cannot be written.
     *
     * @throws Problem saying why
     */
    static void file(Path file) {
        if (Files.isDirectory(file)) {
            throw new Problem(file + " is a folder", "name a file in it");
        }
        writable(folderOf(file));
    }

    /**
     * Refuses a folder in which nothing can be written.
     *
     * @throws Problem if it is missing, no folder, or does not take a file
     */
    static void writable(Path folder) {
        if (!Files.exists(folder)) {
            throw new Problem("the output folder " + folder + " does not exist", "make it first: mkdir -p " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new Problem(folder + " is a file, not a folder", "choose another place to write to");
        }
        try {
            // Permission bits do not tell: of network drives, of full disks, to an administrator.
            Files.delete(Files.createTempFile(folder, ".gpcis-", ".check"));
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be written to", "choose another, or change its permissions", e);
        }
    }

    /** The folder that a file lies in, whether stated or not. */
    static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
        }
    }
}
