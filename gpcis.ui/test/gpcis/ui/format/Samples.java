// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.ui.shape.Drawn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Pictures with awkward objects: empty, full, one pixel, with holes, of several parts, noise. */
final class Samples {

    static final Size SIZE = new Size(21, 13);

    private Samples() { }

    /** Without overlaps. */
    static List<MaskedPicture> apart() {
        Random random = new Random(2);
        Mask noise = Mask.of(SIZE, i -> random.nextInt(3) == 0);
        Mask rest = Mask.of(SIZE, i -> !noise.contains(i) && i != 40 && i % 21 > 3);
        return List.of(
                new MaskedPicture("a cat.jpg", SIZE, List.of(
                        object(1, "Minka", "cat", 0xe6194b, noise),
                        object(2, "", "", 0x000001, Mask.empty(SIZE)),
                        object(5, "x \"y\" ü", "dog, small", 0xfefefe, rest),
                        object(255, "dot", "cat", 0x00ff00, Mask.of(SIZE, i -> i == 40 && !noise.contains(i))))),
                new MaskedPicture("b.png", new Size(4, 4), List.of(
                        object(1, "ring", "cat", 0x123456, Drawn.mask("####", "#..#", "#..#", "####")),
                        object(2, "inside", "", 0x654321, Drawn.mask("....", ".#..", "..#.", "....")))),
                new MaskedPicture("full.jpeg", new Size(3, 2), List.of(
                        object(1, "", "dog, small", 0, Mask.of(new Size(3, 2), i -> true)))),
                new MaskedPicture("nothing.tif", new Size(2, 2), List.of()));
    }

    /** With overlaps as well. */
    static List<MaskedPicture> overlapping() {
        List<MaskedPicture> pictures = new ArrayList<>(apart());
        pictures.add(new MaskedPicture("over.jpg", SIZE, List.of(
                object(1, "", "", 1, Mask.of(SIZE, i -> i < 100)), object(2, "", "", 2, Mask.of(SIZE, i -> i > 50)))));
        return pictures;
    }

    static MaskedObject object(int id, String name, String label, int colour, Mask mask) {
        float[] values = new float[mask.size().pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask.contains(i) ? 0.75f : i % 700 / 1000f;
        }
        return new MaskedObject(id, name, label, colour, mask, () -> PixelMap.of(mask.size(), values));
    }

    static Map<String, Size> sizes(List<MaskedPicture> pictures) {
        Map<String, Size> sizes = new TreeMap<>();
        pictures.forEach(picture -> sizes.put(picture.file(), picture.size()));
        return sizes;
    }

    /** All that was written, read by the same format, as text. */
    static String read(AnnotationFormat format, Path source, Map<String, Size> wanted) {
        List<MaskedPicture> pictures = new ArrayList<>();
        for (Iterator<MaskedPicture> all = format.read(source, wanted); all.hasNext(); ) {
            pictures.add(all.next());
        }
        return text(pictures);
    }

    static String text(List<MaskedPicture> pictures) {
        StringBuilder text = new StringBuilder();
        for (MaskedPicture picture : pictures) {
            text.append(picture.file()).append(' ').append(picture.size()).append('\n');
            for (MaskedObject object : picture.objects()) {
                text.append(object.id()).append(" [").append(object.name()).append("] [").append(object.label()).append("] ")
                        .append(Integer.toHexString(object.colour())).append('\n').append(Drawn.text(object.mask()));
            }
        }
        return text.toString();
    }
}
