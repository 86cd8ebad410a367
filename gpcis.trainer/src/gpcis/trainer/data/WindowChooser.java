// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.api.picture.Box;
import gpcis.api.picture.Size;
import gpcis.trainer.settings.Settings;
import java.util.Random;

/**
 * Draws what a sample shows: the whole picture, as at the first click; the object's box grown, as zoom-in shows it at later
 * ones; or a crop anywhere around a pixel of the object.
 *
 * @param whole probability of the whole picture
 * @param target probability of the grown box
 * @param grow how many times larger than the box
 * @param ratio of the crop's sides to the picture's
 * @param stretch the aspect changes by a factor of up to e^stretch either way
 * @param mirror probability of exchanging left and right
 * @param turn probability of exchanging top and bottom
 */
record WindowChooser(double whole, double target, double grow, Ratio ratio, double stretch, double mirror, double turn) {

    /** A grown box is moved and resized by up to this share of its sides: predicted boxes are not the true ones. */
    private static final double LOOSENESS = 0.1;
    private static final double SMALLEST = 16;

    /** A ratio drawn from a normal distribution and cut to its limits. */
    record Ratio(double mean, double deviation, double least, double most) {

        double draw(Random random) {
            return Math.max(least, Math.min(most, mean + deviation * random.nextGaussian()));
        }
    }

    static WindowChooser of(Settings settings) {
        WindowChooser chooser = new WindowChooser(settings.share("crop.whole"), settings.share("crop.target"),
                settings.real("crop.grow", 1, 10),
                new Ratio(settings.real("crop.ratioMean", 0.01, 10), settings.real("crop.ratioDeviation", 0, 10),
                        settings.real("crop.ratioLeast", 0.01, 10), settings.real("crop.ratioMost", 0.01, 10)),
                settings.real("crop.stretch", 0, 2), settings.share("flip.horizontal"), settings.share("flip.vertical"));
        if (chooser.whole + chooser.target > 1) {
            throw settings.refused("crop.target", "crop.whole and crop.target must not exceed 1 together");
        }
        return chooser;
    }

    Window choose(StoredObject object, Random random) {
        double kind = random.nextDouble();
        if (kind < whole) {
            return all(object, random);
        }
        return kind < whole + target ? grown(object, random) : crop(object, random);
    }

    /** The whole picture. */
    Window all(StoredObject object, Random random) {
        return flipped(0, 0, object.size().width(), object.size().height(), random);
    }

    /** The object's box, grown, cut to the picture. */
    Window grown(StoredObject object, Random random) {
        Box box = object.box();
        Size size = object.size();
        double width = Math.max(SMALLEST, box.width() * grow);
        double height = Math.max(SMALLEST, box.height() * grow);
        double left = (box.left() + box.right()) / 2.0 - width / 2;
        double top = (box.top() + box.bottom()) / 2.0 - height / 2;
        double right = Math.min(size.width() - 1, left + width + width * loose(random));
        double bottom = Math.min(size.height() - 1, top + height + height * loose(random));
        left = Math.max(0, left + width * loose(random));
        top = Math.max(0, top + height * loose(random));
        return flipped(left, top, Math.max(2, right - left + 1), Math.max(2, bottom - top + 1), random);
    }

    private static double loose(Random random) {
        return LOOSENESS * (2 * random.nextDouble() - 1);
    }

    private Window crop(StoredObject object, Random random) {
        Size size = object.size();
        double share = ratio.draw(random);
        double bend = Math.exp(stretch * (2 * random.nextDouble() - 1));
        double width = Math.max(SMALLEST, size.width() * share * bend);
        double height = Math.max(SMALLEST, size.height() * share / bend);
        int pixel = drawn(object, random);
        double left = place(pixel % size.width(), width, size.width(), random);
        double top = place(pixel / size.width(), height, size.height(), random);
        return flipped(left, top, width, height, random);
    }

    private static int drawn(StoredObject object, Random random) {
        // Uniform over the box first: its pixels that are the object's come out uniform, and a box is not much larger.
        Box box = object.box();
        for (int attempt = 0; attempt < 50; attempt++) {
            int pixel = (box.top() + random.nextInt(box.height())) * object.size().width()
                    + box.left() + random.nextInt(box.width());
            if (object.object().get(pixel)) {
                return pixel;
            }
        }
        return object.object().nextSetBit(0);
    }

    /** Where a window begins that shows a position: within the picture if it fits, else around the picture. */
    private static double place(int position, double length, int picture, Random random) {
        if (length >= picture) {
            return -random.nextDouble() * (length - picture);
        }
        double first = Math.max(0, position - length + 1);
        double last = Math.min(picture - length, position);
        return first + random.nextDouble() * (last - first);
    }

    private Window flipped(double left, double top, double width, double height, Random random) {
        return new Window(left, top, width, height, random.nextDouble() < mirror, random.nextDouble() < turn);
    }
}
