// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.sampler.ClickFit;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import java.util.List;
import java.util.Optional;

/**
 * The whole picture: resized with aligned corners, its aspect not kept, and with clicks carried along by the same rule, so that
 * a click lands where its pixel's colours and features are.
 */
final class WholeView implements NetworkView {

    private final Interpolation interpolation;
    private final Size original;
    private final Size size;
    private final float[] colours;

    WholeView(Interpolation interpolation, Picture picture, Size size) {
        this.interpolation = interpolation;
        this.original = picture.size();
        this.size = size;
        this.colours = interpolation.planes(picture, size, CornerAlignment.ALIGNED);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public float[] colours() {
        return colours;
    }

    /** Column of a click in the network's picture; not rounded. */
    double column(Click click) {
        return scaled(click.x(), original.width(), size.width());
    }

    /** Row of a click in the network's picture; not rounded. */
    double row(Click click) {
        return scaled(click.y(), original.height(), size.height());
    }

    private static double scaled(int position, int from, int to) {
        return from == 1 ? 0 : (double) position * (to - 1) / (from - 1);
    }

    @Override
    public int originalColumn(int column) {
        return (int) Math.rint(scaled(column, size.width(), original.width()));
    }

    @Override
    public int originalRow(int row) {
        return (int) Math.rint(scaled(row, size.height(), original.height()));
    }

    /** Index of the network pixel that a click falls on, rounded half to even. */
    int pixel(Click click) {
        return (int) Math.rint(row(click)) * size.width() + (int) Math.rint(column(click));
    }

    /** It labels the pixel nearest to it. */
    @Override
    public PlacedClick placed(Click click) {
        return new PlacedClick(row(click), column(click), pixel(click), click.label());
    }

    /** A mask of the original picture as probabilities at network size. */
    float[] reduced(Mask mask) {
        float[] values = new float[original.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask.contains(i) ? 1 : 0;
        }
        return interpolation.bilinear(PixelMap.of(original, values), size, CornerAlignment.ALIGNED).toArray();
    }

    @Override
    public float[] previous(SessionPrediction before) {
        return before.reduced();
    }

    /** A clicked pixel has the Gaussian process's own value there, not a mixture with its neighbours'; a head has none. */
    @Override
    public PixelMap probability(float[] reduced, List<Click> clicks, List<Optional<ClickFit>> fits, double threshold) {
        float[] values = enlarged(reduced).toArray();
        for (int c = 0; c < clicks.size(); c++) {
            int pixel = clicks.get(c).y() * original.width() + clicks.get(c).x();
            fits.get(c).ifPresent(fit -> values[pixel] = (float) Logits.sigmoid(fit.attained()));
        }
        return PixelMap.of(original, values);
    }

    @Override
    public PixelMap enlarged(float[] values) {
        return interpolation.bilinear(PixelMap.of(size, values), original, CornerAlignment.ALIGNED);
    }

    @Override
    public PixelMap enlarged(float[] values, List<Click> clicks) {
        float[] enlarged = enlarged(values).toArray();
        clicks.forEach(click -> enlarged[click.y() * original.width() + click.x()] = values[pixel(click)]);
        return PixelMap.of(original, enlarged);
    }
}
