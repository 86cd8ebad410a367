// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.sampler.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random clicks on pictures of smooth features: opposite clicks on neighbouring pixels and on near duplicates. */
final class SignSets {

    static final FeatureLayout LAYOUT = new FeatureLayout(8, 3);
    private static final int SIDE = 64;

    /** x̄ of clicks, with labels; {@code contradicted} where another click says the opposite of the very same x̄. */
    record Clicks(List<double[]> points, List<Double> labels, List<Boolean> contradicted) {

        void add(double[] point, double label, boolean contradiction) {
            points.add(point);
            labels.add(label);
            contradicted.add(contradiction);
        }

        Evidence evidence(NDManager manager) {
            int n = points.size();
            double[] columns = new double[LAYOUT.width() * n];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = points.get(i % n)[i / n];
            }
            return new Evidence(manager.create(columns, new Shape(LAYOUT.width(), n)),
                    labels.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private final Random random;

    SignSets(long seed) {
        random = new Random(seed);
    }

    /** 2 … 20 clicks in opposite pairs: half neighbours, half at that distance, a few of them exact contradictions. */
    Clicks next(double distance) {
        double[][] waves = waves();
        Clicks clicks = new Clicks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean[][] taken = new boolean[SIDE][SIDE];
        int pairs = 1 + random.nextInt(10);
        for (int pair = 0; pair < pairs; pair++) {
            int row = random.nextInt(SIDE - 1);
            int column = random.nextInt(SIDE);
            double label = random.nextBoolean() ? 1 : -1;
            boolean contradiction = random.nextInt(40) == 0;
            boolean neighbour = random.nextBoolean();
            if (taken[row][column] || taken[row + 1][column]) {
                continue;
            }
            taken[row][column] = true;
            taken[row + 1][column] = true;
            double[] first = at(waves, row, column);
            clicks.add(first, label, contradiction);
            clicks.add(contradiction ? first : neighbour ? at(waves, row + 1, column) : near(first, distance), -label,
                    contradiction);
        }
        return clicks;
    }

    private double[][] waves() {
        double[][] waves = new double[LAYOUT.width()][];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = new double[] {0.1 * random.nextGaussian(), 0.1 * random.nextGaussian(), 2 * Math.PI * random.nextDouble()};
        }
        return waves;
    }

    /** Waves across the picture, of unit length over the deep channels. */
    private static double[] at(double[][] waves, int row, int column) {
        double[] point = new double[waves.length];
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.sin(waves[i][0] * row + waves[i][1] * column + waves[i][2]);
            squares += i < LAYOUT.deep() ? point[i] * point[i] : 0;
        }
        for (int i = 0; i < LAYOUT.deep(); i++) {
            point[i] /= Math.sqrt(squares);
        }
        return point;
    }

    private double[] near(double[] point, double distance) {
        double[] direction = new double[point.length];
        double squares = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.nextGaussian();
            squares += direction[i] * direction[i];
        }
        double[] moved = point.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += distance * direction[i] / Math.sqrt(squares);
        }
        return moved;
    }
}
