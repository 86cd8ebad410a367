// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.picture.Size;
import gpcis.api.segment.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses the pixel with the highest score among those that no click has covered yet. */
final class NextClick {

    /** Scores are averaged this far around a pixel, so that a single noisy one does not win. */
    static final int REACH = 2;

    private NextClick() { }

    /**
     * The pixel whose neighbourhood scores highest; of equals, the first one row by row.
     *
     * @param scores one a network pixel
     * @param radius of the clicks' disks in network pixels: what lies in one is left out
     * @return in the picture's coordinates; empty where the disks cover everything
     */
    static Optional<Suggestion> choose(NetworkView view, List<Click> clicks, double[] scores, int radius) {
        Size size = view.size();
        float[] disks = ClickMaps.of(size, clicks.stream().map(view::placed).toList(), new float[size.pixels()],
                radius);
        double[] means = neighbourhoods(scores, size);
        int best = -1;
        for (int i = 0; i < means.length; i++) {
            boolean covered = disks[size.pixels() + i] > 0 || disks[2 * size.pixels() + i] > 0;
            if (!covered && (best < 0 || means[i] > means[best])) {
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Suggestion(view.originalColumn(best % size.width()),
                view.originalRow(best / size.width()), means[best], InformationGain.CRITERION));
    }

    /** Mean over the square around each pixel, as much of it as lies in the picture. */
    private static double[] neighbourhoods(double[] scores, Size size) {
        double[] means = new double[scores.length];
        for (int y = 0; y < size.height(); y++) {
            int top = Math.max(0, y - REACH);
            int bottom = Math.min(size.height() - 1, y + REACH);
            for (int x = 0; x < size.width(); x++) {
                int left = Math.max(0, x - REACH);
                int right = Math.min(size.width() - 1, x + REACH);
                double sum = 0;
                for (int row = top; row <= bottom; row++) {
                    sum += Arrays.stream(scores, row * size.width() + left, row * size.width() + right + 1).sum();
                }
                means[y * size.width() + x] = sum / ((bottom - top + 1) * (right - left + 1));
            }
        }
        return means;
    }
}
