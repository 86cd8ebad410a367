// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.sampler.ClickFit;
import gpcis.sampler.zoom.ClickedPixels;
import gpcis.sampler.zoom.PictureView;
import gpcis.sampler.zoom.SingleBilinear;
import gpcis.sampler.zoom.ZoomBox;
import java.util.List;
import java.util.Optional;

/**
 * The surroundings of the object as far as it is known, or the whole picture before that: what GPCIS's evaluation shows the
 * network, to the last bit of its arithmetic, so that a session answers as the evaluation does.
 *
 * <p>From the second click on it is the box of the previous mask and the positive clicks, 1.4 times as wide and high and at
 * least 10 pixels. Where the mask has become empty, the published code shows the whole picture again and still puts the result,
 * shrunk, into the box of before; so does this.
 */
final class ZoomedView implements NetworkView {

    private static final int FROM = 2;
    private static final float LEAST = 0.49f;
    private static final double EXPANSION = 1.4;
    private static final int LEAST_SIDE = 10;
    /** The samples 0 … 255 as the network is shown them, 0 … 1. */
    private static final float[] VALUES = new float[256];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            VALUES[i] = i / 255f;
        }
    }

    private final Picture picture;
    private final PictureView view;
    private final Optional<Box> place;

    private ZoomedView(Picture picture, PictureView view, Optional<Box> place) {
        this.picture = picture;
        this.view = view;
        this.place = place;
    }

    /**
     * What the network is shown next.
     *
     * @param size of its input
     * @param clicks all of them, the newest one last
     */
    static ZoomedView of(Picture picture, Size size, List<Click> clicks, SessionPrediction before) {
        Optional<Box> object = Optional.empty();
        if (clicks.size() >= FROM) {
            PixelMap probability = before.probability();
            Mask found = Mask.of(picture.size(), i -> probability.at(i) > LEAST);
            object = ZoomBox.around(found, clicks, EXPANSION, LEAST_SIDE);
        }
        Box part = object.orElseGet(() -> PictureView.whole(picture.size()));
        return new ZoomedView(picture, new PictureView(part, size, true), object.or(() -> before.view().place()));
    }

    @Override
    public Size size() {
        return view.size();
    }

    @Override
    public float[] colours() {
        Box part = view.part();
        byte[] rows = new byte[3 * picture.size().width() * part.height()];
        picture.copyRows(part.top(), part.height(), rows);
        Box below = new Box(part.left(), 0, part.right(), part.height() - 1);
        return new SingleBilinear(picture.size().width(), below, size()).of(rows, VALUES);
    }

    @Override
    public PlacedClick placed(Click click) {
        return PlacedClick.of(view.click(click), size());
    }

    @Override
    public float[] previous(SessionPrediction before) {
        return new SingleBilinear(picture.size().width(), view.part(), size()).of(before.probability().toArray());
    }

    /** Logits are rounded first, as those of a network are. */
    @Override
    public float[] probabilities(Logits logits) {
        float[] probabilities = new float[logits.prior().length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) Logits.sigmoid((float) ((double) logits.prior()[i] + logits.update()[i]));
        }
        return probabilities;
    }

    @Override
    public PixelMap probability(float[] reduced, List<Click> clicks, List<Optional<ClickFit>> fits, double threshold) {
        float[] values = enlarged(reduced).toArray();
        new ClickedPixels(picture, view).obey(values, threshold, clicks, fits.stream().flatMap(Optional::stream).toList());
        return PixelMap.of(picture.size(), values);
    }

    @Override
    public PixelMap enlarged(float[] values) {
        float[] part = resized(values, size(), view.partSize());
        return PixelMap.of(picture.size(), place.map(box -> placed(part, box)).orElse(part));
    }

    private float[] placed(float[] part, Box box) {
        float[] fitting = resized(part, view.partSize(), new Size(box.width(), box.height()));
        float[] values = new float[picture.size().pixels()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(fitting, y * box.width(), values, (box.top() + y) * picture.size().width() + box.left(), box.width());
        }
        return values;
    }

    private static float[] resized(float[] plane, Size from, Size to) {
        return from.equals(to) ? plane : new SingleBilinear(from.width(), PictureView.whole(from), to).of(plane);
    }

    @Override
    public PixelMap enlarged(float[] values, List<Click> clicks) {
        float[] enlarged = enlarged(values).toArray();
        for (Click click : clicks) {
            PlacedClick placed = placed(click);
            if (placed.inside()) {
                enlarged[click.y() * picture.size().width() + click.x()] = values[placed.pixel()];
            }
        }
        return PixelMap.of(picture.size(), enlarged);
    }

    @Override
    public int originalColumn(int column) {
        return view.part().left() + scaled(column, size().width(), view.part().width());
    }

    @Override
    public int originalRow(int row) {
        return view.part().top() + scaled(row, size().height(), view.part().height());
    }

    private static int scaled(int position, int from, int to) {
        return from == 1 ? 0 : (int) Math.rint((double) position * (to - 1) / (from - 1));
    }

    @Override
    public Optional<Box> place() {
        return place;
    }
}
