// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

/**
 * Mean and standard deviation of drawn logits, and the mean of their probabilities, pixel by pixel, without keeping the
 * draws. Welford's recurrence (Technometrics 1962) in float64: the plain sum of squares would cancel where all draws agree.
 */
final class RunningMoments {

    private final double[] logit;
    private final double[] squares;
    private final double[] probability;
    private int count;

    RunningMoments(int pixels) {
        logit = new double[pixels];
        squares = new double[pixels];
        probability = new double[pixels];
    }

    /** Takes one draw in, one logit a pixel. */
    void add(double[] draw) {
        count++;
        for (int i = 0; i < draw.length; i++) {
            double before = draw[i] - logit[i];
            logit[i] += before / count;
            squares[i] += before * (draw[i] - logit[i]);
            probability[i] += (Logits.sigmoid(draw[i]) - probability[i]) / count;
        }
    }

    /** Mean of the logits. */
    float[] logit() {
        return single(logit);
    }

    /** Mean of the probabilities. */
    float[] probability() {
        return single(probability);
    }

    /** Standard deviation of the logits, {@code √(Σ(f − mean)² / (count − 1))}. */
    float[] deviation() {
        double[] deviation = new double[squares.length];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = Math.sqrt(squares[i] / (count - 1));
        }
        return single(deviation);
    }

    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }
}
