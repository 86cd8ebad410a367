// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import gpcis.ui.settings.SettingsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What the window remembers from one day to the next: {@code workbench.json} in the person's folder for settings. Losing it
 * loses no work, so a file that cannot be read is passed over.
 */
public final class Remembered {

    private static final int RECENT = 10;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** Whether the window is dark. */
    public boolean dark;
    /** Of the masks' tint, 0 … 1. */
    public double opacity = 0.4;
    public boolean outline = true;
    public boolean maximized;
    /** Place and size of the window; NaN-free: not used while {@code width} is 0. */
    public double x;
    public double y;
    public double width;
    public double height;
    /** Where the dividers between list, picture and panels stand, 0 … 1. */
    public double[] dividers = {0.15, 0.70};
    /** Radius of brush and eraser in picture pixels. */
    public double brush = 12;
    /** What was opened, the newest first. */
    public List<String> recent = new ArrayList<>();

    /** As it was left. */
    public static Remembered read() {
        try {
            Remembered read = GSON.fromJson(Files.readString(file()), Remembered.class);
            return read == null || read.recent == null || read.dividers == null || read.dividers.length != 2
                    ? new Remembered() : read;
        } catch (IOException | JsonParseException e) {
            return new Remembered();
        }
    }

    /** Keeps it. @throws IOException if that fails */
    public void write() throws IOException {
        Path file = file();
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, GSON.toJson(this));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts what was opened first among the recent. */
    public void opened(List<Path> paths) {
        for (Path path : paths.subList(0, Math.min(paths.size(), RECENT))) {
            String name = path.toAbsolutePath().normalize().toString();
            recent.remove(name);
            recent.add(0, name);
        }
        recent = new ArrayList<>(recent.subList(0, Math.min(recent.size(), RECENT)));
    }

    /** What was opened the last time, where it is still there. */
    public List<Path> last() {
        return recent.stream().map(Path::of).limit(1).filter(Files::exists).toList();
    }

    private static Path file() {
        return SettingsFolder.path().resolve("workbench.json");
    }
}
