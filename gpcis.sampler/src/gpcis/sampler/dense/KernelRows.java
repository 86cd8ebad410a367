// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.kernel.StationaryForm;
import gpcis.api.sampler.PictureFeatures;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code Σ_c v_c k(x̄, x̄_c)} of one row of pixels after another, by expanded squares: the inner products with the clicks are linear
 * in the features, so those of two rows of features are mixed for the pixels between; ‖x‖² is a square form of the four cells
 * around the pixel. Asked for rows from top to bottom.
 */
final class KernelRows implements VectorEvaluator.RowWork {

    private static final VectorSpecies<Double> SPECIES = KernelClicks.SPECIES;
    private static final int LANES = KernelClicks.LANES;
    /** Pixels whose exponents are kept at once: with a hundred clicks they still fit the nearest caches. */
    private static final int BLOCK = 64;

    private final PictureFeatures features;
    private final KernelClicks clicks;
    private final Positions rows;
    private final Positions columns;
    private final SquareForm squares;
    private final boolean matern;
    private final float[] cells;
    private ScaledRow upper;
    private ScaledRow lower;
    private final double[] mixed;
    private final double[] step;
    /** Exponents, then kernel values, of a block's pixels [BLOCK, n]. */
    private final double[] values;
    private final double[] sums = new double[BLOCK];

    KernelRows(PictureFeatures features, KernelClicks clicks) {
        this.features = features;
        this.clicks = clicks;
        rows = new Positions(features.height(), features.size().height());
        columns = new Positions(features.width(), features.size().width());
        matern = clicks.profile == StationaryForm.Profile.MATERN_FIVE_HALVES;
        cells = new float[features.layout().deep() * features.width()];
        upper = new ScaledRow(cells.length, features.width(), clicks.count);
        lower = new ScaledRow(cells.length, features.width(), clicks.count);
        squares = new SquareForm(features.width());
        int length = features.width() * clicks.count;
        mixed = new double[length];
        step = new double[length];
        values = new double[BLOCK * clicks.count];
    }

    /** A row of features, scaled, with its products. */
    private static final class ScaledRow {
        private int row = -1;
        /** s x [d, w] */
        private final double[] cells;
        /** zᵀx − ½‖z‖² [w, n] */
        private final double[] products;
        private final double[] square;
        private final double[] next;

        ScaledRow(int cells, int width, int clicks) {
            this.cells = new double[cells];
            products = new double[width * clicks];
            square = new double[width];
            next = new double[width];
        }
    }

    @Override
    public void row(int y, float[] result) {
        int first = rows.first[y];
        between(first, Math.min(first + 1, features.height() - 1));
        mix(upper.products, lower.products, rows.share[y], mixed, step, clicks.count);
        squares.mix(upper.square, upper.next, lower.square, lower.next, rows.share[y]);
        int width = features.size().width();
        for (int x = 0; x < width; x += BLOCK) {
            int count = Math.min(BLOCK, width - x);
            Arrays.fill(sums, 0);
            deep(x, count);
            if (clicks.coloured) {
                colours(y * width + x, count);
            }
            for (int i = 0; i < count; i++) {
                result[y * width + x + i] = (float) sums[i];
            }
        }
    }

    /** Σ v κ(r). */
    private void deep(int x, int count) {
        for (int i = 0; i < count; i++) {
            int cell = columns.first[x + i];
            double share = columns.share[x + i];
            double half = squares.negativeHalf(cell, share) * KernelClicks.PART;
            exponents(mixed, step, cell * clicks.count, share, half, values, i * clicks.count, clicks.count);
        }
        if (matern) {
            matern(values, count * clicks.count);
        } else {
            exponentials(values, count * clicks.count);
        }
        add(values, clicks.weight, sums, count);
    }

    /** Σ v η_0 exp(−‖I − I_c‖²/2). */
    private void colours(int pixel, int count) {
        float[] colours = features.colours();
        int plane = features.size().pixels();
        for (int i = 0; i < count; i++) {
            int at = pixel + i;
            exponents(clicks, colours[at], colours[plane + at], colours[2 * plane + at], values, i * clicks.count);
        }
        exponentials(values, count * clicks.count);
        add(values, clicks.colourWeight, sums, count);
    }

    private void between(int first, int second) {
        if (upper.row == first && lower.row == second) {
            return;
        }
        if (upper.row != first && lower.row == first) {
            ScaledRow kept = lower;
            lower = upper;
            upper = kept;
        }
        take(first, upper);
        take(second, lower);
        squares.between(upper.cells, lower.cells);
    }

    private void take(int row, ScaledRow taken) {
        if (taken.row == row) {
            return;
        }
        taken.row = row;
        int width = features.width();
        Cells.copy(features, row, cells);
        for (int k = 0; k < clicks.scale.length; k++) {
            double scale = clicks.scale[k];
            for (int i = k * width; i < (k + 1) * width; i++) {
                taken.cells[i] = scale * cells[i];
            }
        }
        for (int j = 0; j < width; j++) {
            project(clicks, taken.cells, j, width, taken.products, j * clicks.count);
        }
        SquareForm.products(taken.cells, taken.cells, width, 0, 0, taken.square);
        SquareForm.products(taken.cells, taken.cells, width, 0, 1, taken.next);
    }

    /** zᵀx − ½‖z‖² of one cell; a constant may be mixed with the rest, since the shares add up to 1. */
    private static void project(KernelClicks clicks, double[] cells, int at, int width, double[] projected, int to) {
        int channels = cells.length / width;
        for (int c = 0; c < clicks.count; c += LANES) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, clicks.deepNorm, c);
            for (int k = 0; k < channels; k++) {
                sum = DoubleVector.fromArray(SPECIES, clicks.deep, k * clicks.count + c)
                        .fma(DoubleVector.broadcast(SPECIES, cells[k * width + at]), sum);
            }
            sum.intoArray(projected, to + c);
        }
    }

    private static void mix(double[] upper, double[] lower, double share, double[] mixed, double[] step, int count) {
        for (int i = 0; i < mixed.length; i += LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, upper, i);
            DoubleVector.fromArray(SPECIES, lower, i).sub(a).fma(DoubleVector.broadcast(SPECIES, share), a)
                    .intoArray(mixed, i);
        }
        int last = mixed.length - count;
        for (int i = 0; i < last; i += LANES) {
            DoubleVector.fromArray(SPECIES, mixed, i + count).sub(DoubleVector.fromArray(SPECIES, mixed, i))
                    .intoArray(step, i);
        }
    }

    // Each of these loops does one thing: what does several the compiler gives up on, and makes objects of vectors.

    private static void exponents(double[] mixed, double[] step, int at, double share, double half, double[] values, int to,
            int count) {
        for (int c = 0; c < count; c += LANES) {
            DoubleVector.fromArray(SPECIES, step, at + c)
                    .fma(DoubleVector.broadcast(SPECIES, share), DoubleVector.fromArray(SPECIES, mixed, at + c)).add(half)
                    .intoArray(values, to + c);
        }
    }

    private static void exponents(KernelClicks clicks, double red, double green, double blue, double[] values, int to) {
        double half = -(red * red + green * green + blue * blue) / 2 * KernelClicks.PART;
        int count = clicks.count;
        double[] colour = clicks.colour;
        for (int c = 0; c < count; c += LANES) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, clicks.colourNorm, c).add(half);
            sum = DoubleVector.fromArray(SPECIES, colour, c).fma(DoubleVector.broadcast(SPECIES, red), sum);
            sum = DoubleVector.fromArray(SPECIES, colour, count + c).fma(DoubleVector.broadcast(SPECIES, green), sum);
            sum = DoubleVector.fromArray(SPECIES, colour, 2 * count + c).fma(DoubleVector.broadcast(SPECIES, blue), sum);
            sum.intoArray(values, to + c);
        }
    }

    /** exp(e) with e = −r²/2. */
    private static void exponentials(double[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            Exponential.ofParts(DoubleVector.fromArray(SPECIES, values, i)).intoArray(values, i);
        }
    }

    /** (1 + s + s²/3) exp(−s) with s = √5 r. */
    private static void matern(double[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            // rounding may leave the exponent slightly above 0
            DoubleVector s = DoubleVector.fromArray(SPECIES, values, i).mul(-10 * Exponential.PARTS).max(0).sqrt();
            DoubleVector factor = s.mul(1.0 / 3).add(1).fma(s, DoubleVector.broadcast(SPECIES, 1));
            Exponential.ofParts(s.mul(-KernelClicks.PART)).mul(factor).intoArray(values, i);
        }
    }

    private static void add(double[] values, double[] weights, double[] sums, int count) {
        int clicks = weights.length;
        for (int i = 0; i < count; i++) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int c = 0; c < clicks; c += LANES) {
                sum = DoubleVector.fromArray(SPECIES, values, i * clicks + c)
                        .fma(DoubleVector.fromArray(SPECIES, weights, c), sum);
            }
            sums[i] += sum.reduceLanes(VectorOperators.ADD);
        }
    }
}
