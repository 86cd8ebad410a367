// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.error;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The kind of error that reaches deepest: pixels of the object that are missed, or pixels beside it that are taken for it.
 * Depth is the exact Euclidean distance to where the error ends, the picture's border included; in whole numbers (squared),
 * so that equal depths are equal. Ignored pixels are no error, and pixels clicked before have depth 0.
 */
public final class WorstError {

    private final Size size;
    private final ClickLabel label;
    private final int[] depth;
    private final int deepest;

    private WorstError(Size size, ClickLabel label, int[] depth) {
        this.size = size;
        this.label = label;
        this.depth = depth;
        this.deepest = firstMaximum(depth);
    }

    /**
     * Finds it. What is missed comes first only where it reaches deeper: where both reach as deep, it is what is beside the
     * object.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static WorstError of(GroundTruth truth, Mask prediction, List<Click> clicked) {
        if (!prediction.size().equals(truth.size())) {
            throw new IllegalArgumentException("truth of " + truth.size() + ", prediction of " + prediction.size());
        }
        Mask object = truth.object();
        Mask ignored = truth.ignored();
        WorstError missed = of(truth.size(), ClickLabel.FOREGROUND, clicked,
                i -> object.contains(i) && !prediction.contains(i));
        WorstError surplus = of(truth.size(), ClickLabel.BACKGROUND, clicked,
                i -> prediction.contains(i) && !object.contains(i) && !ignored.contains(i));
        return missed.squaredDepth() > surplus.squaredDepth() ? missed : surplus;
    }

    private static WorstError of(Size size, ClickLabel label, List<Click> clicked, IntPredicate wrong) {
        int[] depth = SquaredDistance.inside(Mask.of(size, wrong));
        for (Click click : clicked) {
            depth[click.y() * size.width() + click.x()] = 0;
        }
        return new WorstError(size, label, depth);
    }

    /** Square of the largest depth; 0 where nothing is wrong. */
    public int squaredDepth() {
        return depth[deepest];
    }

    /** A click on the first of the deepest pixels, row by row; on (0, 0) where nothing is wrong. */
    public Click deepest() {
        return click(deepest);
    }

    /** The pixels {@code y·width + x} that are deeper than half the largest depth, in order; none where nothing is wrong. */
    public int[] centralHalf() {
        long most = squaredDepth();
        int count = 0;
        int[] central = new int[depth.length];
        for (int i = 0; i < depth.length; i++) {
            if (4L * depth[i] > most) {
                central[count++] = i;
            }
        }
        return Arrays.copyOf(central, count);
    }

    /** A click on that pixel with the label that mends the error. */
    public Click click(int pixel) {
        return new Click(pixel % size.width(), pixel / size.width(), label);
    }

    private static int firstMaximum(int[] values) {
        int first = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[first]) {
                first = i;
            }
        }
        return first;
    }
}
