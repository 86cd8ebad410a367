// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ObjectResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the probabilities after the last click can be believed, over all pixels of all objects.
 *
 * @param bins in order of their probability; empty ones are left out
 */
public record Reliability(List<Bin> bins) {

    /**
     * Pixels of similar probability.
     *
     * @param pixels how many, at least 1
     * @param probability their mean probability
     * @param object the share of them that belongs to the object
     */
    public record Bin(long pixels, double probability, double object) { }

    /** Copies the bins. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Adds up the objects' histograms.
     *
     * @throws IllegalArgumentException if they differ in their numbers of bins
     */
    public static Reliability of(List<ObjectResult> results) {
        List<Calibration> all = results.stream().map(ObjectResult::calibration).toList();
        int count = all.isEmpty() ? 0 : all.get(0).pixels().size();
        if (all.stream().anyMatch(histogram -> histogram.pixels().size() != count)) {
            throw new IllegalArgumentException("histograms of different numbers of bins");
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int bin = i;
            long pixels = all.stream().mapToLong(histogram -> histogram.pixels().get(bin)).sum();
            if (pixels > 0) {
                bins.add(new Bin(pixels, all.stream().mapToDouble(histogram -> histogram.probability().get(bin)).sum() / pixels,
                        (double) all.stream().mapToLong(histogram -> histogram.object().get(bin)).sum() / pixels));
            }
        }
        return new Reliability(bins);
    }

    /** Expected calibration error (Guo et al., 2017): the bins' gaps, weighted by their pixels; 0 … 1. */
    public double expectedError() {
        long pixels = bins.stream().mapToLong(Bin::pixels).sum();
        return pixels == 0 ? 0
                : bins.stream().mapToDouble(bin -> bin.pixels() * Math.abs(bin.object() - bin.probability())).sum() / pixels;
    }
}
