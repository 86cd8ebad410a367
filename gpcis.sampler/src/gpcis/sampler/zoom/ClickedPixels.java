// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.zoom;

import gpcis.api.click.Click;
import gpcis.api.forward.NetworkClick;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.sampler.ClickFit;
import gpcis.sampler.cholesky.Factor;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Obeys clicks at the picture's own pixels. The Gaussian process obeys them at the network's, of which one may stand for
 * several pixels of the picture: two clicks that contradict each other within it cannot both be obeyed there, and enlarging
 * mixes a clicked pixel with its neighbours.
 *
 * <p>What is left over at a click that came out wrong (its target less its logit) is the value of a second Gaussian process, whose
 * kernel {@code exp(−‖Δp/r‖²/2 − ‖ΔI‖²/2)} acts on position p, with half a network's pixel as its reach r, and normalised
 * colour I. It is conditioned on all clicks, with nothing left over at those that came out right. Pixels further than
 * {@value #REACHES} r from all clicks keep their values to the bit. A step beyond the paper.
 */
public final class ClickedPixels {

    /** In reaches. Further away the position's share of the kernel is below 4e-4. */
    private static final int REACHES = 4;
    /** As in the paper's tests. */
    private static final double EPSILON_SQUARED = 1e-7;
    /** Probabilities are float32: 0 and 1 stand for everything nearer to them than this. */
    private static final double LEAST = Math.ulp(0.5f);
    /** ImageNet's, red green blue. */
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final Size size;
    private final Picture picture;
    private final PictureView view;
    private final double reachX;
    private final double reachY;

    /**
     * @param picture the picture
     * @param view what the network saw of it
     */
    public ClickedPixels(Picture picture, PictureView view) {
        this.size = picture.size();
        this.picture = picture;
        this.view = view;
        this.reachX = view.part().width() / (2.0 * view.size().width());
        this.reachY = view.part().height() / (2.0 * view.size().height());
    }

    /**
     * Sets right what came out wrong at clicks. Nothing is changed where all are obeyed, and where the head is no Gaussian process.
     *
     * @param probability [H, W] of the picture, changed in place
     * @param threshold between what is and what is not the object
     * @param clicks all of them; those that the network was not shown are left as they are
     * @param fits one for each click that the network was shown
     */
    public void obey(float[] probability, double threshold, List<Click> clicks, List<ClickFit> fits) {
        List<Click> told = clicks.stream().filter(this::shown).toList();
        if (fits.size() != told.size()) {
            return;
        }
        double[] left = new double[told.size()];
        boolean obeyed = true;
        for (int c = 0; c < left.length; c++) {
            float value = probability[index(told.get(c))];
            if (value > (float) threshold != told.get(c).label().sign() > 0) {
                left[c] = logit(threshold) + fits.get(c).target() - logit(value);
                obeyed = false;
            }
        }
        if (!obeyed) {
            condition(probability, told, left);
        }
    }

    private void condition(float[] probability, List<Click> clicks, double[] left) {
        int n = clicks.size();
        double[] gram = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            gram[i] = kernel(index(clicks.get(i / n)), index(clicks.get(i % n)));
        }
        double[] weights = Factor.of(gram, n, EPSILON_SQUARED).solve(left);
        for (int pixel : reached(clicks)) {
            double more = 0;
            for (int c = 0; c < n; c++) {
                more += weights[c] * kernel(pixel, index(clicks.get(c)));
            }
            if (more != 0) {
                probability[pixel] = (float) (1 / (1 + Math.exp(-logit(probability[pixel]) - more)));
            }
        }
    }

    /** Indices of pixels near clicks, in ascending order. */
    private SortedSet<Integer> reached(List<Click> clicks) {
        int dx = (int) Math.ceil(REACHES * reachX);
        int dy = (int) Math.ceil(REACHES * reachY);
        SortedSet<Integer> reached = new TreeSet<>();
        for (Click click : clicks) {
            for (int y = Math.max(0, click.y() - dy); y <= Math.min(size.height() - 1, click.y() + dy); y++) {
                for (int x = Math.max(0, click.x() - dx); x <= Math.min(size.width() - 1, click.x() + dx); x++) {
                    reached.add(y * size.width() + x);
                }
            }
        }
        return reached;
    }

    /** As the Gaussian process decides whether it is told of a click. */
    private boolean shown(Click click) {
        NetworkClick seen = view.click(click);
        return seen.row() >= 0 && seen.row() < view.size().height()
                && seen.column() >= 0 && seen.column() < view.size().width();
    }

    private double kernel(int a, int b) {
        double dx = (a % size.width() - b % size.width()) / reachX;
        double dy = (a / size.width() - b / size.width()) / reachY;
        if (Math.abs(dx) > REACHES || Math.abs(dy) > REACHES) {
            return 0;
        }
        double distance = dx * dx + dy * dy;
        for (int channel = 0; channel < DEVIATION.length; channel++) {
            double difference =
                    (sample(a, channel) - sample(b, channel)) / (255 * DEVIATION[channel]);
            distance += difference * difference;
        }
        return Math.exp(-distance / 2);
    }

    private int sample(int pixel, int channel) {
        return picture.sample(pixel % size.width(), pixel / size.width(), channel);
    }

    private int index(Click click) {
        return click.y() * size.width() + click.x();
    }

    private static double logit(double probability) {
        double inside = Math.max(LEAST, Math.min(1 - LEAST, probability));
        return Math.log(inside / (1 - inside));
    }
}
