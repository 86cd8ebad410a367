// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.trainer.data.TrainingSample;
import gpcis.trainer.network.Interaction;
import java.util.List;

/**
 * Samples as a person looks at them, one a row: the picture with its clicks (green on the object, red beside it), the truth
 * (blue: nothing said), the prediction.
 */
final class SamplePicture {

    private static final int COLUMNS = 3;
    private static final int MARK = 3;
    private static final float[] OBJECT_CLICK = {0, 1, 0};
    private static final float[] OTHER_CLICK = {1, 0, 0};

    private final int side;
    private final int width;
    private final byte[] rgb;

    private SamplePicture(int side, int rows) {
        this.side = side;
        this.width = COLUMNS * side;
        this.rgb = new byte[3 * width * rows * side];
    }

    /** @param probabilities [S, S] of each */
    static Picture of(List<Interaction> samples, List<float[]> probabilities) {
        int side = samples.get(0).sample().side();
        SamplePicture sheet = new SamplePicture(side, samples.size());
        for (int i = 0; i < samples.size(); i++) {
            sheet.row(i, samples.get(i), probabilities.get(i));
        }
        return Picture.ofRgb(new Size(sheet.width, samples.size() * side), sheet.rgb);
    }

    private void row(int number, Interaction interaction, float[] probability) {
        TrainingSample sample = interaction.sample();
        float[] colours = sample.colours();
        int plane = side * side;
        for (int i = 0; i < plane; i++) {
            int y = number * side + i / side;
            int x = i % side;
            float red = colours[i];
            float green = colours[plane + i];
            float blue = colours[2 * plane + i];
            put(x, y, red, green, blue);
            float truth = sample.truth()[i];
            put(side + x, y, Math.max(0, truth), Math.max(0, truth), Math.abs(truth));
            float kept = 0.25f + 0.75f * probability[i];
            put(2 * side + x, y, red * kept, green * kept, Math.min(1, blue * kept + 0.2f * (1 - probability[i])));
        }
        for (NetworkClick click : interaction.clicks()) {
            mark(number, click);
        }
    }

    private void mark(int number, NetworkClick click) {
        float[] colour = click.label() == ClickLabel.FOREGROUND ? OBJECT_CLICK : OTHER_CLICK;
        for (int y = (int) click.row() - MARK; y <= click.row() + MARK; y++) {
            for (int x = (int) click.column() - MARK; x <= click.column() + MARK; x++) {
                if (y >= 0 && y < side && x >= 0 && x < side
                        && Math.hypot(y - click.row(), x - click.column()) <= MARK) {
                    put(x, number * side + y, colour[0], colour[1], colour[2]);
                }
            }
        }
    }

    private void put(int x, int y, float red, float green, float blue) {
        int at = 3 * (y * width + x);
        rgb[at] = (byte) Math.round(255 * red);
        rgb[at + 1] = (byte) Math.round(255 * green);
        rgb[at + 2] = (byte) Math.round(255 * blue);
    }
}
