// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.PixelMap;
import gpcis.ui.numpy.NpyFile;
import java.nio.file.Path;
import java.util.Locale;

/** Writes maps of real numbers as what a file's name asks for: .npy as they are, .png scaled; and tells the scale. */
final class MapWriter {

    private final PictureFiles pictures;
    private final Terminal terminal;

    MapWriter(PictureFiles pictures, Terminal terminal) {
        this.pictures = pictures;
        this.terminal = terminal;
    }

    /** Whether the name asks for NumPy's form. */
    static boolean isNpy(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /** Values from 0 on, as 16-bit grey with the largest value at 65535. */
    void grey(String what, PixelMap map, Path file) {
        float largest = DivergingColours.scale(map);
        if (isNpy(file)) {
            NpyFile.write(map, file);
            tell(what + ": 0 … %.6g, float32", largest);
            return;
        }
        float[] scaled = map.toArray();
        for (int i = 0; i < scaled.length && largest > 0; i++) {
            scaled[i] /= largest;
        }
        pictures.writeProbability(PixelMap.of(map.size(), scaled), file);
        tell(what + ": grey 65535 stands for %.6g", largest);
    }

    /** Values of either sign, blue below and red above zero. */
    void signed(String what, PixelMap map, Path file) {
        float largest = DivergingColours.scale(map);
        if (isNpy(file)) {
            NpyFile.write(map, file);
            tell(what + ": within ±%.6g, float32", largest);
        } else {
            pictures.write(DivergingColours.paint(map, largest), file);
            tell(what + ": full blue stands for -%1$.6g, white for 0, full red for +%1$.6g", largest);
        }
    }

    private void tell(String form, float value) {
        terminal.say(String.format(Locale.ROOT, form, value));
    }
}
