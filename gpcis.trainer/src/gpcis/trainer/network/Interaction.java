// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import gpcis.trainer.data.TrainingSample;
import java.util.List;

/**
 * A sample with the clicks and the previous mask that the network is told of.
 *
 * @param sample the picture and its truth
 * @param clicks at least one
 * @param previous [S, S] previous probabilities, zeros at first
 */
public record Interaction(TrainingSample sample, List<NetworkClick> clicks, float[] previous) {

    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    /** Copies the list. */
    public Interaction {
        clicks = List.copyOf(clicks);
    }

    /** As the sample begins. */
    public static Interaction begun(TrainingSample sample) {
        return new Interaction(sample, sample.clicks(), new float[sample.side() * sample.side()]);
    }

    int side() {
        return sample.side();
    }

    /** y_c. */
    double[] labels() {
        return clicks.stream().mapToDouble(click -> click.label().sign()).toArray();
    }

    /** The pixels clicked on, in a picture of another side with the same corners. */
    long[] pixels(int other) {
        double scale = (other - 1.0) / (side() - 1);
        return clicks.stream().mapToLong(click ->
                (long) Math.rint(click.row() * scale) * other + (long) Math.rint(click.column() * scale)).toArray();
    }

    /** I: the colours normalised with ImageNet's mean and deviation. */
    float[] normalised() {
        float[] colours = sample.colours();
        float[] normalised = new float[colours.length];
        int plane = colours.length / 3;
        for (int channel = 0; channel < 3; channel++) {
            float mean = (float) MEAN[channel];
            float factor = (float) (1 / DEVIATION[channel]);
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                normalised[i] = (colours[i] - mean) * factor;
            }
        }
        return normalised;
    }

    /** Puts previous mask, positive and negative disks into three planes. */
    void draw(float[] planes, int offset, int radius) {
        int pixels = side() * side();
        System.arraycopy(previous, 0, planes, offset, pixels);
        for (NetworkClick click : clicks) {
            int plane = offset + (click.label() == ClickLabel.FOREGROUND ? 1 : 2) * pixels;
            int top = Math.max(0, (int) Math.ceil(click.row() - radius));
            int bottom = Math.min(side() - 1, (int) Math.floor(click.row() + radius));
            for (int y = top; y <= bottom; y++) {
                double half = Math.sqrt(radius * radius - (y - click.row()) * (y - click.row()));
                int left = Math.max(0, (int) Math.ceil(click.column() - half));
                int right = Math.min(side() - 1, (int) Math.floor(click.column() + half));
                for (int x = left; x <= right; x++) {
                    planes[plane + y * side() + x] = 1;
                }
            }
        }
    }
}
