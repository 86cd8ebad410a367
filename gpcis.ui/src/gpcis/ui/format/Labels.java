// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects in one picture by their numbers: 0 where there is none. */
final class Labels {

    private Labels() { }

    /**
     * The numbers, pixel by pixel.
     *
     * @param most the largest number that can be stored
     * @throws Problem if two objects share a pixel or a number is too large: neither can be stored
     */
    static Levels of(MaskedPicture picture, int most) {
        char[] numbers = new char[picture.size().pixels()];
        for (MaskedObject object : picture.objects()) {
            if (object.id() > most) {
                throw new Problem("object " + object.id() + " of " + picture.file() + " has a number above " + most
                        + ", the largest that this format holds", "export label-image, png or coco");
            }
            int shared = 0;
            int other = 0;
            for (int pixel = 0; pixel < numbers.length; pixel++) {
                if (object.mask().contains(pixel)) {
                    if (numbers[pixel] != 0) {
                        shared++;
                        other = numbers[pixel];
                    }
                    numbers[pixel] = (char) object.id();
                }
            }
            if (shared > 0) {
                throw new Problem("in " + picture.file() + " object " + object.id() + " shares " + shared
                        + (shared == 1 ? " pixel" : " pixels") + " with object " + other
                        + " or others, and this format holds one object a pixel",
                        "take them from one of the two with the eraser, or export png, coco or geojson");
            }
        }
        return Levels.of(picture.size(), numbers);
    }

    /** The objects: those that the table lists, and those that have pixels. */
    static MaskedPicture picture(String file, Levels numbers, Map<Integer, ObjectTable.Entry> table) {
        Map<Integer, ObjectTable.Entry> entries = new TreeMap<>(table);
        int[] areas = new int[Character.MAX_VALUE + 1];
        for (int pixel = 0; pixel < numbers.size().pixels(); pixel++) {
            areas[numbers.at(pixel)]++;
        }
        for (int number = 1; number < areas.length; number++) {
            if (areas[number] > 0) {
                entries.putIfAbsent(number, ObjectTable.Entry.unknown(number));
            }
        }
        List<MaskedObject> objects = new ArrayList<>();
        entries.forEach((number, entry) ->
                objects.add(entry.with(Mask.of(numbers.size(), pixel -> numbers.at(pixel) == number))));
        return new MaskedPicture(file, numbers.size(), objects);
    }
}
