// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Masks as polygons along pixel borders: filled again, they give the same mask.
 *
 * <p>Each side of a pixel with no pixel of the same part behind it is walked once, with the part at the right hand. Where two
 * pixels of a part touch at a corner only, the walk turns left, to the pixel across. So it keeps to the same piece beside the
 * part, and since the part holds together by sides, no ring comes to a corner twice.
 */
public final class Borders {

    /** Ways along the upper, right, lower and left side of a pixel, and where these sides start. */
    private static final int[] ALONG_X = {1, 0, -1, 0};
    private static final int[] ALONG_Y = {0, 1, 0, -1};
    private static final int[] START_X = {0, 1, 1, 0};
    private static final int[] START_Y = {0, 0, 1, 1};

    private final int width;
    private final int height;
    private final Pieces pieces;
    private final byte[] walked;

    private Borders(Mask mask) {
        Size size = mask.size();
        this.width = size.width();
        this.height = size.height();
        this.pieces = Pieces.of(size, mask::contains, false);
        this.walked = new byte[size.pixels()];
    }

    /** The parts of a mask, in the order of their first pixels. */
    public static List<Part> of(Mask mask) {
        return new Borders(mask).parts();
    }

    /**
     * The parts of a mask without holes: a part that has some is cut into several, from top to bottom through each hole.
     * Together they cover the mask, each pixel once.
     */
    public static List<int[]> withoutHoles(Mask mask) {
        List<int[]> rings = new ArrayList<>();
        for (Part part : of(mask)) {
            cut(part, rings);
        }
        return rings;
    }

    private static void cut(Part part, List<int[]> rings) {
        if (part.holes().isEmpty()) {
            rings.add(part.shell());
            return;
        }
        int[] box = box(part.shell());
        // Right of the hole's first column: what is left of the line is open there, and so is the rest.
        int line = box(part.holes().get(0))[0] + 1 - box[0];
        Size whole = new Size(box[2] - box[0], box[3] - box[1]);
        boolean[] object = new boolean[whole.pixels()];
        Shapes.polygon(whole, moved(part, box[0], box[1]), pixel -> object[pixel] = true);
        for (boolean left : new boolean[] {true, false}) {
            Mask half = Mask.of(whole, pixel -> object[pixel] && pixel % whole.width() < line == left);
            for (Part piece : of(half)) {
                List<int[]> found = new ArrayList<>();
                cut(piece, found);
                found.forEach(ring -> rings.add(moved(ring, -box[0], -box[1])));
            }
        }
    }

    private static List<List<Point>> moved(Part part, int x, int y) {
        return new Part(moved(part.shell(), x, y), part.holes().stream().map(hole -> moved(hole, x, y)).toList()).rings();
    }

    private static int[] moved(int[] ring, int x, int y) {
        int[] moved = ring.clone();
        for (int c = 0; c < ring.length; c += 2) {
            moved[c] -= x;
            moved[c + 1] -= y;
        }
        return moved;
    }

    /** Left, top, right, bottom. */
    private static int[] box(int[] ring) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        for (int c = 0; c < ring.length; c++) {
            box[c % 2] = Math.min(box[c % 2], ring[c]);
            box[2 + c % 2] = Math.max(box[2 + c % 2], ring[c]);
        }
        return box;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int pixel = 0; pixel < width * height; pixel++) {
            int piece = pieces.number(pixel);
            for (int side = 0; piece >= 0 && side < 4; side++) {
                if ((walked[pixel] >> side & 1) == 0 && !holds(pixel % width - inX(side), pixel / width - inY(side), piece)) {
                    int[] ring = walk(pixel, side, piece);
                    if (piece == parts.size()) {
                        // The first side of a part's first pixel is the upper one, and that is an outer one.
                        parts.add(new Part(ring, new ArrayList<>()));
                    } else {
                        parts.get(piece).holes().add(ring);
                    }
                }
            }
        }
        return parts;
    }

    /** The way from a side into the part; the pixel across is the other way. */
    private static int inX(int side) {
        return ALONG_X[(side + 1) % 4];
    }

    private static int inY(int side) {
        return ALONG_Y[(side + 1) % 4];
    }

    private boolean holds(int x, int y, int piece) {
        return x >= 0 && y >= 0 && x < width && y < height && pieces.number(y * width + x) == piece;
    }

    private int[] walk(int startPixel, int startSide, int piece) {
        int[] ring = new int[16];
        int length = 0;
        int x = startPixel % width;
        int y = startPixel / width;
        int side = startSide;
        do {
            walked[y * width + x] |= (byte) (1 << side);
            int before = side;
            int aheadX = x + ALONG_X[side];
            int aheadY = y + ALONG_Y[side];
            if (holds(aheadX - inX(side), aheadY - inY(side), piece)) {
                x = aheadX - inX(before);
                y = aheadY - inY(before);
                side = (before + 3) % 4;
            } else if (holds(aheadX, aheadY, piece)) {
                x = aheadX;
                y = aheadY;
            } else {
                side = (before + 1) % 4;
            }
            if (side != before) {
                ring = length == ring.length ? Arrays.copyOf(ring, 2 * length) : ring;
                ring[length++] = x + START_X[side];
                ring[length++] = y + START_Y[side];
            }
        } while (x != startPixel % width || y != startPixel / width || side != startSide);
        return Arrays.copyOf(ring, length);
    }
}
