// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.sampler.PictureFeatures;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code Σ_r w_r cos(θ_rᵀx̄ + τ_r)} of one row of pixels after another: the projections of two rows of features, mixed for the
 * pixels between them. Keeps these two rows, so it is asked for rows from top to bottom.
 */
final class CosineRows implements VectorEvaluator.RowWork {

    private static final VectorSpecies<Float> SPECIES = CosineBases.SPECIES;
    private static final int LANES = CosineBases.LANES;
    /** Cells that are projected together. */
    private static final int ABREAST = 4;

    private final PictureFeatures features;
    private final CosineBases bases;
    private final Positions rows;
    private final int[] cell;
    private final float[] share;
    private final float[] colours;
    private final int plane;
    private final float[] cells;
    private float[] upper;
    private float[] lower;
    private int above = -1;
    private int below = -1;
    private final float[] mixed;
    private final float[] step;

    CosineRows(PictureFeatures features, CosineBases bases) {
        this.features = features;
        this.bases = bases;
        rows = new Positions(features.height(), features.size().height());
        Positions columns = new Positions(features.width(), features.size().width());
        cell = columns.first;
        share = new float[columns.share.length];
        for (int x = 0; x < share.length; x++) {
            share[x] = (float) columns.share[x];
        }
        boolean coloured = features.layout().colour() > 0;
        plane = coloured ? features.size().pixels() : 0;
        colours = coloured ? features.colours() : new float[features.size().width()];
        int length = features.width() * bases.count;
        cells = new float[features.layout().deep() * features.width()];
        upper = new float[length];
        lower = new float[length];
        mixed = new float[length];
        step = new float[length];
    }

    @Override
    public void row(int y, float[] result) {
        int first = rows.first[y];
        between(first, Math.min(first + 1, features.height() - 1));
        mix(upper, lower, (float) rows.share[y], mixed, step, bases.count);
        int width = features.size().width();
        int colour = plane == 0 ? 0 : y * width;
        int x = 0;
        while (x < width) {
            int end = x + 1;
            while (end < width && cell[end] == cell[x]) {
                end++;
            }
            pixels(bases, mixed, step, cell[x] * bases.count, share, x, end, colours, colour, plane, result, y * width);
            x = end;
        }
    }

    private void between(int first, int second) {
        if (above != first) {
            if (below == first) {
                float[] kept = lower;
                lower = upper;
                upper = kept;
                below = -1;
            } else {
                project(first, upper);
            }
            above = first;
        }
        if (below != second) {
            if (second == first) {
                System.arraycopy(upper, 0, lower, 0, upper.length);
            } else {
                project(second, lower);
            }
            below = second;
        }
    }

    private void project(int row, float[] projected) {
        int width = features.width();
        Cells.copy(features, row, cells);
        for (int j = 0; j < width; j += ABREAST) {
            // the last few are done together with some that were done before
            int at = Math.max(0, Math.min(j, width - ABREAST));
            for (int r = 0; r < bases.count; r += 2 * LANES) {
                if (width < ABREAST) {
                    for (int i = 0; i < width; i++) {
                        project(bases, cells, i, i, i, i, width, r, projected);
                    }
                } else {
                    project(bases, cells, at, at + 1, at + 2, at + 3, width, r, projected);
                }
            }
        }
    }

    /** θᵀx + τ of four cells and two vectors of bases: what is read of θ, which does not fit the nearest cache, serves all four. */
    private static void project(CosineBases bases, float[] cells, int i, int j, int m, int n, int width, int r,
            float[] projected) {
        int count = bases.count;
        float[] theta = bases.deep;
        FloatVector i0 = FloatVector.fromArray(SPECIES, bases.phase, r);
        FloatVector i1 = FloatVector.fromArray(SPECIES, bases.phase, r + LANES);
        FloatVector j0 = i0;
        FloatVector j1 = i1;
        FloatVector m0 = i0;
        FloatVector m1 = i1;
        FloatVector n0 = i0;
        FloatVector n1 = i1;
        int from = r;
        for (int k = 0; k < cells.length; k += width) {
            FloatVector a = FloatVector.fromArray(SPECIES, theta, from);
            FloatVector b = FloatVector.fromArray(SPECIES, theta, from + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, cells[k + i]);
            i0 = a.fma(x, i0);
            i1 = b.fma(x, i1);
            x = FloatVector.broadcast(SPECIES, cells[k + j]);
            j0 = a.fma(x, j0);
            j1 = b.fma(x, j1);
            x = FloatVector.broadcast(SPECIES, cells[k + m]);
            m0 = a.fma(x, m0);
            m1 = b.fma(x, m1);
            x = FloatVector.broadcast(SPECIES, cells[k + n]);
            n0 = a.fma(x, n0);
            n1 = b.fma(x, n1);
            from += count;
        }
        i0.intoArray(projected, i * count + r);
        i1.intoArray(projected, i * count + r + LANES);
        j0.intoArray(projected, j * count + r);
        j1.intoArray(projected, j * count + r + LANES);
        m0.intoArray(projected, m * count + r);
        m1.intoArray(projected, m * count + r + LANES);
        n0.intoArray(projected, n * count + r);
        n1.intoArray(projected, n * count + r + LANES);
    }

    /** The row between two: values at the cells, and the steps from each cell to the next (none from the last). */
    private static void mix(float[] upper, float[] lower, float share, float[] mixed, float[] step, int count) {
        for (int i = 0; i < mixed.length; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, upper, i);
            FloatVector.fromArray(SPECIES, lower, i).sub(a).fma(FloatVector.broadcast(SPECIES, share), a).intoArray(mixed, i);
        }
        int last = mixed.length - count;
        for (int i = 0; i < last; i += LANES) {
            FloatVector.fromArray(SPECIES, mixed, i + count).sub(FloatVector.fromArray(SPECIES, mixed, i)).intoArray(step, i);
        }
        Arrays.fill(step, last, mixed.length, 0);
    }

    /** The pixels from x to end, all between the same two cells. */
    private static void pixels(CosineBases bases, float[] mixed, float[] step, int at, float[] share, int x, int end,
            float[] colours, int colour, int plane, float[] result, int to) {
        float[] theta = bases.colour;
        int count = bases.count;
        for (int i = x; i < end; i++) {
            FloatVector beyond = FloatVector.broadcast(SPECIES, share[i]);
            FloatVector red = FloatVector.broadcast(SPECIES, colours[colour + i]);
            FloatVector green = FloatVector.broadcast(SPECIES, colours[plane + colour + i]);
            FloatVector blue = FloatVector.broadcast(SPECIES, colours[2 * plane + colour + i]);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int r = 0; r < count; r += LANES) {
                FloatVector turns = FloatVector.fromArray(SPECIES, step, at + r)
                        .fma(beyond, FloatVector.fromArray(SPECIES, mixed, at + r));
                turns = FloatVector.fromArray(SPECIES, theta, r).fma(red, turns);
                turns = FloatVector.fromArray(SPECIES, theta, count + r).fma(green, turns);
                turns = FloatVector.fromArray(SPECIES, theta, 2 * count + r).fma(blue, turns);
                sum = Cosine.ofTurns(turns).fma(FloatVector.fromArray(SPECIES, bases.weight, r), sum);
            }
            result[to + i] = sum.reduceLanes(VectorOperators.ADD);
        }
    }
}
