// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.kernel.StationaryForm;
import gpcis.api.sampler.PictureFeatures;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code Σ_c v_c k(x̄, x̄_c)} of one row of pixels after another, by expanded squares: the inner products with the clicks are linear
 * in the features, so those of two rows of features are mixed for the pixels between; ‖x‖² is a square form of the four cells
 * around the pixel. Asked for rows from top to bottom.
 */
final class KernelRows implements VectorEvaluator.RowWork {

    private static final VectorSpecies<Double> SPECIES = KernelClicks.SPECIES;
    private static final int LANES = KernelClicks.LANES;
    private static final DoubleVector ZERO = DoubleVector.zero(SPECIES);
    private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
    private static final DoubleVector THIRD = DoubleVector.broadcast(SPECIES, 1.0 / 3);
    private static final DoubleVector FIVE = DoubleVector.broadcast(SPECIES, -10 * Exponential.PARTS);
    private static final DoubleVector PART = DoubleVector.broadcast(SPECIES, -KernelClicks.PART);

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
    private final double[] half;
    /** Of each pixel a vector, whose lanes are added up in the end. */
    private final double[] sums;

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
        half = new double[features.size().width()];
        sums = new double[features.size().width() * LANES];
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
        for (int x = 0; x < width; x++) {
            half[x] = squares.negativeHalf(columns.first[x], columns.share[x]) * KernelClicks.PART;
        }
        if (matern) {
            matern(clicks, mixed, step, columns.first, columns.share, half, sums);
        } else {
            deep(clicks, mixed, step, columns.first, columns.share, half, sums);
        }
        if (clicks.coloured) {
            colours(clicks, features.colours(), y * width, features.size().pixels(), sums);
        }
        for (int x = 0; x < width; x++) {
            result[y * width + x] = (float) Lanes.sum(sums, x * LANES, LANES);
        }
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

    // Each of these loops does little: what does much the compiler gives up on, and makes objects of vectors.

    /** Σ v κ(r) with κ = exp(e), e = −r²/2. */
    private static void deep(KernelClicks clicks, double[] mixed, double[] step, int[] cell, double[] share, double[] half,
            double[] sums) {
        for (int x = 0; x < cell.length; x++) {
            deep(clicks.weight, mixed, step, cell[x] * clicks.count, share[x], half[x], sums, x * LANES);
        }
    }

    private static void deep(double[] weight, double[] mixed, double[] step, int at, double share, double half,
            double[] sums, int to) {
        DoubleVector beyond = DoubleVector.broadcast(SPECIES, share);
        DoubleVector norm = DoubleVector.broadcast(SPECIES, half);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int c = 0; c < weight.length; c += LANES) {
            DoubleVector exponent = DoubleVector.fromArray(SPECIES, step, at + c)
                    .fma(beyond, DoubleVector.fromArray(SPECIES, mixed, at + c)).add(norm);
            sum = Exponential.ofParts(exponent).fma(DoubleVector.fromArray(SPECIES, weight, c), sum);
        }
        sum.intoArray(sums, to);
    }

    /** Σ v κ(r) with κ = (1 + s + s²/3) exp(−s), s = √5 r. */
    private static void matern(KernelClicks clicks, double[] mixed, double[] step, int[] cell, double[] share, double[] half,
            double[] sums) {
        for (int x = 0; x < cell.length; x++) {
            matern(clicks.weight, mixed, step, cell[x] * clicks.count, share[x], half[x], sums, x * LANES);
        }
    }

    private static void matern(double[] weight, double[] mixed, double[] step, int at, double share, double half,
            double[] sums, int to) {
        DoubleVector beyond = DoubleVector.broadcast(SPECIES, share);
        DoubleVector norm = DoubleVector.broadcast(SPECIES, half);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int c = 0; c < weight.length; c += LANES) {
            DoubleVector exponent = DoubleVector.fromArray(SPECIES, step, at + c)
                    .fma(beyond, DoubleVector.fromArray(SPECIES, mixed, at + c)).add(norm);
            // rounding may leave the exponent slightly above 0
            DoubleVector s = exponent.mul(FIVE).max(ZERO).sqrt();
            DoubleVector factor = s.mul(THIRD).add(ONE).fma(s, ONE);
            sum = Exponential.ofParts(s.mul(PART)).mul(factor).fma(DoubleVector.fromArray(SPECIES, weight, c), sum);
        }
        sum.intoArray(sums, to);
    }

    /** Σ v η_0 exp(−‖I − I_c‖²/2). */
    private static void colours(KernelClicks clicks, float[] colours, int from, int plane, double[] sums) {
        int width = sums.length / LANES;
        for (int x = 0; x < width; x++) {
            int at = from + x;
            colours(clicks, colours[at], colours[plane + at], colours[2 * plane + at], sums, x * LANES);
        }
    }

    private static void colours(KernelClicks clicks, double red, double green, double blue, double[] sums, int to) {
        double[] weight = clicks.colourWeight;
        double[] colour = clicks.colour;
        int count = weight.length;
        DoubleVector norm = DoubleVector.broadcast(SPECIES, -(red * red + green * green + blue * blue) / 2 * KernelClicks.PART);
        DoubleVector first = DoubleVector.broadcast(SPECIES, red);
        DoubleVector second = DoubleVector.broadcast(SPECIES, green);
        DoubleVector third = DoubleVector.broadcast(SPECIES, blue);
        DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, to);
        for (int c = 0; c < count; c += LANES) {
            DoubleVector exponent = DoubleVector.fromArray(SPECIES, clicks.colourNorm, c).add(norm);
            exponent = DoubleVector.fromArray(SPECIES, colour, c).fma(first, exponent);
            exponent = DoubleVector.fromArray(SPECIES, colour, count + c).fma(second, exponent);
            exponent = DoubleVector.fromArray(SPECIES, colour, 2 * count + c).fma(third, exponent);
            sum = Exponential.ofParts(exponent).fma(DoubleVector.fromArray(SPECIES, weight, c), sum);
        }
        sum.intoArray(sums, to);
    }
}
