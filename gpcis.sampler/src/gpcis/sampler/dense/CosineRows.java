// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.sampler.PictureFeatures;
import jdk.incubator.vector.FloatVector;
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
    /** Pixels that are evaluated together. */
    private static final int TOGETHER = 4;

    private final PictureFeatures features;
    private final CosineBases bases;
    private final Positions rows;
    private final Positions columns;
    private final float[] share;
    /** Share of the way between two cells that lies between two pixels. */
    private final float apart;
    private final float[] colours;
    private final int plane;
    private final float[] cells;
    private float[] upper;
    private float[] lower;
    private final float[] cell;
    private final float[] way;
    /** Of each pixel a vector, whose lanes are added up in the end. */
    private final float[] sums;
    private int above = -1;
    private int below = -1;

    CosineRows(PictureFeatures features, CosineBases bases) {
        this.features = features;
        this.bases = bases;
        rows = new Positions(features.height(), features.size().height());
        columns = new Positions(features.width(), features.size().width());
        apart = (float) columns.apart;
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
        cell = new float[bases.count];
        way = new float[bases.count];
        sums = new float[features.size().width() * LANES];
    }

    @Override
    public void row(int y, float[] result) {
        int first = rows.first[y];
        between(first, Math.min(first + 1, features.height() - 1));
        int width = features.size().width();
        int colour = plane == 0 ? 0 : y * width;
        float down = (float) rows.share[y];
        for (int x = 0; x < width;) {
            int end = columns.end(x);
            int at = columns.first[x] * bases.count;
            // from the last cell no share of the way to a next one is ever taken
            mix(upper, lower, at, Math.min(at + bases.count, upper.length - bases.count), down, cell, way);
            int i = x;
            for (; i < end - 1; i += 2) {
                two(bases, cell, way, share[i], share[i + 1], colours, colour + i, plane, sums, i * LANES);
            }
            if (i < end) {
                one(bases, cell, way, share[i], colours, colour + i, plane, sums, i * LANES);
            }
            x = end;
        }
        for (int i = 0; i < width; i++) {
            result[y * width + i] = Lanes.sum(sums, i * LANES, LANES);
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

    /** Between the rows: the value at a cell, and the way from there to the next. */
    private static void mix(float[] upper, float[] lower, int at, int next, float share, float[] cell, float[] way) {
        FloatVector down = FloatVector.broadcast(SPECIES, share);
        for (int r = 0; r < cell.length; r += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, upper, at + r);
            a = FloatVector.fromArray(SPECIES, lower, at + r).sub(a).fma(down, a);
            FloatVector b = FloatVector.fromArray(SPECIES, upper, next + r);
            b = FloatVector.fromArray(SPECIES, lower, next + r).sub(b).fma(down, b);
            a.intoArray(cell, r);
            b.sub(a).intoArray(way, r);
        }
    }

    /** Two pixels side by side: what is read of θ and of the cells serves both. */
    private static void two(CosineBases bases, float[] cell, float[] way, float share, float secondShare, float[] colours,
            int pixel, int plane, float[] sums, int to) {
        float[] theta = bases.colour;
        float[] weight = bases.weight;
        int count = cell.length;
        FloatVector beyond0 = FloatVector.broadcast(SPECIES, share);
        FloatVector beyond1 = FloatVector.broadcast(SPECIES, secondShare);
        FloatVector red0 = FloatVector.broadcast(SPECIES, colours[pixel]);
        FloatVector red1 = FloatVector.broadcast(SPECIES, colours[pixel + 1]);
        FloatVector green0 = FloatVector.broadcast(SPECIES, colours[plane + pixel]);
        FloatVector green1 = FloatVector.broadcast(SPECIES, colours[plane + pixel + 1]);
        FloatVector blue0 = FloatVector.broadcast(SPECIES, colours[2 * plane + pixel]);
        FloatVector blue1 = FloatVector.broadcast(SPECIES, colours[2 * plane + pixel + 1]);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        for (int r = 0; r < count; r += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, cell, r);
            FloatVector b = FloatVector.fromArray(SPECIES, way, r);
            FloatVector c = FloatVector.fromArray(SPECIES, theta, r);
            FloatVector t0 = c.fma(red0, b.fma(beyond0, a));
            FloatVector t1 = c.fma(red1, b.fma(beyond1, a));
            c = FloatVector.fromArray(SPECIES, theta, count + r);
            t0 = c.fma(green0, t0);
            t1 = c.fma(green1, t1);
            c = FloatVector.fromArray(SPECIES, theta, 2 * count + r);
            t0 = c.fma(blue0, t0);
            t1 = c.fma(blue1, t1);
            c = FloatVector.fromArray(SPECIES, weight, r);
            s0 = Cosine.ofTurns(t0).fma(c, s0);
            s1 = Cosine.ofTurns(t1).fma(c, s1);
        }
        s0.intoArray(sums, to);
        s1.intoArray(sums, to + LANES);
    }

    private static void one(CosineBases bases, float[] cell, float[] way, float share, float[] colours, int pixel, int plane,
            float[] sums, int to) {
        float[] theta = bases.colour;
        int count = cell.length;
        FloatVector beyond = FloatVector.broadcast(SPECIES, share);
        FloatVector red = FloatVector.broadcast(SPECIES, colours[pixel]);
        FloatVector green = FloatVector.broadcast(SPECIES, colours[plane + pixel]);
        FloatVector blue = FloatVector.broadcast(SPECIES, colours[2 * plane + pixel]);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int r = 0; r < count; r += LANES) {
            FloatVector turns = FloatVector.fromArray(SPECIES, way, r).fma(beyond, FloatVector.fromArray(SPECIES, cell, r));
            turns = FloatVector.fromArray(SPECIES, theta, r).fma(red, turns);
            turns = FloatVector.fromArray(SPECIES, theta, count + r).fma(green, turns);
            turns = FloatVector.fromArray(SPECIES, theta, 2 * count + r).fma(blue, turns);
            sum = Cosine.ofTurns(turns).fma(FloatVector.fromArray(SPECIES, bases.weight, r), sum);
        }
        sum.intoArray(sums, to);
    }
}
