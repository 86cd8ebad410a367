// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;

/**
 * Boundary IoU (Cheng et al., CVPR 2021): the IoU of what of both masks lies within a distance of its own boundary. Distance
 * is the larger of the distances in rows and columns, as repeated erosion with a 3×3 square measures it, and 2 % of the
 * picture's diagonal wide; the picture's rim counts as boundary. Ignored pixels are left out.
 */
final class BoundaryBand {

    private static final double SHARE_OF_DIAGONAL = 0.02;

    private final GroundTruth truth;
    private final int width;
    private final Mask band;

    private BoundaryBand(GroundTruth truth, int width) {
        this.truth = truth;
        this.width = width;
        this.band = band(truth.object(), width);
    }

    static BoundaryBand of(GroundTruth truth) {
        Size size = truth.size();
        double diagonal = Math.hypot(size.width(), size.height());
        return new BoundaryBand(truth, Math.max(1, (int) Math.rint(SHARE_OF_DIAGONAL * diagonal)));
    }

    /** 0 … 1; 1 where there is no boundary at all. */
    double iou(Mask prediction) {
        return new GroundTruth(known(band), truth.ignored()).iou(band(prediction, width));
    }

    private Mask known(Mask mask) {
        return Mask.of(mask.size(), i -> mask.contains(i) && !truth.ignored().contains(i));
    }

    private static Mask band(Mask mask, int width) {
        Size size = mask.size();
        boolean[] inner = new boolean[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            int row = y * size.width();
            shrink(size.width(), width, x -> mask.contains(row + x), (x, kept) -> inner[row + x] = kept);
        }
        boolean[] eroded = new boolean[inner.length];
        for (int x = 0; x < size.width(); x++) {
            int column = x;
            shrink(size.height(), width, y -> inner[y * size.width() + column],
                    (y, kept) -> eroded[y * size.width() + column] = kept);
        }
        return Mask.of(size, i -> mask.contains(i) && !eroded[i]);
    }

    @FunctionalInterface
    private interface Line {
        boolean at(int position);
    }

    @FunctionalInterface
    private interface Kept {
        void put(int position, boolean kept);
    }

    /** Keeps what has nothing but members for {@code width} to both sides; beyond the ends there are none. */
    private static void shrink(int length, int width, Line line, Kept kept) {
        int run = 0;
        for (int i = 0; i < length + width; i++) {
            run = i < length && line.at(i) ? run + 1 : 0;
            if (i >= width) {
                kept.put(i - width, run > 2 * width);
            }
        }
    }
}
