// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.Optional;

/** A small picture painted for a test: a red disk beside a blue one on green, each a little noisy. */
final class Painted {

    static final Size SIZE = new Size(200, 150);

    private Painted() { }

    /** The untrained model, its network looking at small pictures so that a click takes little time. */
    static Model model() {
        ModelStore store = Running.service(ModelStore.class);
        ModelManifest manifest = store.open(ModelStore.UNTRAINED).manifest();
        return store.untrained(new ModelManifest("small", manifest.parts(), new Size(112, 96), manifest.epsilonSquared(),
                manifest.threshold(), manifest.seed(), manifest.notes()), Optional.empty());
    }

    static Picture picture() {
        byte[] rgb = new byte[3 * SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            int noise = (i * 31 + i / 7 * 17) % 23;
            rgb[3 * i] = (byte) ((inDisk(i, 60, 75) ? 200 : 40) + noise);
            rgb[3 * i + 1] = (byte) ((inDisk(i, 60, 75) || inDisk(i, 140, 75) ? 40 : 150) + noise);
            rgb[3 * i + 2] = (byte) ((inDisk(i, 140, 75) ? 200 : 40) + noise);
        }
        return Picture.ofRgb(SIZE, rgb);
    }

    /** The red disk. */
    static Mask truth() {
        return Mask.of(SIZE, i -> inDisk(i, 60, 75));
    }

    private static boolean inDisk(int index, int x, int y) {
        int dx = index % SIZE.width() - x;
        int dy = index / SIZE.width() - y;
        return dx * dx + dy * dy <= 30 * 30;
    }
}
