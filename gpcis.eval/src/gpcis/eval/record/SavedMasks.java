// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.record;

import java.nio.file.Path;
import java.util.Locale;

/** The masks after each click, {@code masks/SET/OBJECT/NN.png} in a run's folder. */
public final class SavedMasks {

    /** Name of their folder in a run's. */
    public static final String FOLDER = "masks";

    private SavedMasks() { }

    /**
     * Where a mask lies.
     *
     * @param masks the folder of all masks
     * @param index 1 for the mask after the first click
     */
    public static Path file(Path masks, String dataSet, String object, int index) {
        return masks.resolve(name(dataSet)).resolve(name(object)).resolve(String.format(Locale.ROOT, "%02d.png", index));
    }

    /** Ids are the names of files, but those of a plugin's set need not be. */
    private static String name(String id) {
        String name = id.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        return name.matches("\\.*") ? "_" + name : name;
    }
}
