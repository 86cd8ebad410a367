// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture and ever smaller copies of it, each half as wide and high: a photo shown small is then averaged, not thinned out.
 * The copies take a third of the picture's memory.
 */
public final class PictureLevels {

    private static final int SMALLEST = 64;

    private final List<Picture> levels;

    private PictureLevels(List<Picture> levels) {
        this.levels = levels;
    }

    /** Computes the copies: some 10 ms for each million pixels. */
    public static PictureLevels of(Picture picture) {
        List<Picture> levels = new ArrayList<>(List.of(picture));
        Picture last = picture;
        while (Math.min(last.size().width(), last.size().height()) >= 2 * SMALLEST) {
            last = halved(last);
            levels.add(last);
        }
        return new PictureLevels(levels);
    }

    /** Size of the picture itself. */
    public Size size() {
        return levels.get(0).size();
    }

    /** The picture itself. */
    public Picture picture() {
        return levels.get(0);
    }

    /** Number of the copy to show at a scale, 0 for the picture itself: the smallest that need not be enlarged. */
    int levelFor(double scale) {
        int level = 0;
        double remaining = scale;
        while (remaining <= 0.5 && level + 1 < levels.size()) {
            remaining *= 2;
            level++;
        }
        return level;
    }

    Picture level(int number) {
        return levels.get(number);
    }

    /** At most that many pixels wide and high; the aspect is kept. */
    public Picture thumbnail(int longest) {
        double scale = Math.min(1, (double) longest / Math.max(size().width(), size().height()));
        Size target = new Size(Math.max(1, (int) Math.round(size().width() * scale)),
                Math.max(1, (int) Math.round(size().height() * scale)));
        Picture source = level(levelFor(scale));
        byte[] rgb = new byte[3 * target.pixels()];
        for (int y = 0, i = 0; y < target.height(); y++) {
            int row = y * source.size().height() / target.height();
            for (int x = 0; x < target.width(); x++) {
                int column = x * source.size().width() / target.width();
                for (int channel = 0; channel < 3; channel++, i++) {
                    rgb[i] = (byte) source.sample(column, row, channel);
                }
            }
        }
        return Picture.ofRgb(target, rgb);
    }

    /** Means of 2 × 2 pixels; an odd last row or column is left out. */
    private static Picture halved(Picture picture) {
        int width = picture.size().width();
        Size half = new Size(width / 2, picture.size().height() / 2);
        byte[] rgb = new byte[3 * half.pixels()];
        byte[] rows = new byte[6 * width];
        for (int y = 0, i = 0; y < half.height(); y++) {
            picture.copyRows(2 * y, 2, rows);
            for (int x = 0; x < half.width(); x++) {
                for (int channel = 0; channel < 3; channel++, i++) {
                    int at = 6 * x + channel;
                    int below = at + 3 * width;
                    rgb[i] = (byte) ((rows[at] & 0xff) + (rows[at + 3] & 0xff) + (rows[below] & 0xff)
                            + (rows[below + 3] & 0xff) + 2 >> 2);
                }
            }
        }
        return Picture.ofRgb(half, rgb);
    }
}
