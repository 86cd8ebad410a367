// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.Sample;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A small picture of a moment of an evaluation, inside the page: what was predicted is tinted, the truth outlined, clicks are dots. */
final class Thumbnail {

    private static final int LONGEST = 240;
    private static final int[] TINT = {20, 150, 255};
    private static final double TINTED = 0.5;
    private static final int OUTLINE = 0xffffff;
    private static final double DOT = 4.5;
    private static final Color ON = new Color(0x00, 0xc0, 0x40);
    private static final Color BESIDE = new Color(0xe0, 0x20, 0x20);

    private final Sample sample;
    private final Size size;
    private final double scale;

    Thumbnail(Sample sample) {
        this.sample = sample;
        Size full = sample.picture().size();
        this.scale = Math.min(1, (double) LONGEST / Math.max(full.width(), full.height()));
        this.size = new Size(Math.max(1, (int) Math.round(full.width() * scale)), Math.max(1, (int) Math.round(full.height() * scale)));
    }

    /** As the address of an image. */
    String address(Optional<Mask> mask, List<Click> clicks) {
        BufferedImage image = photo();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (mask.isPresent() && at(mask.get(), x, y)) {
                    image.setRGB(x, y, tinted(image.getRGB(x, y)));
                }
                if (at(sample.truth().object(), x, y) && meetsBackground(x, y)) {
                    image.setRGB(x, y, OUTLINE);
                }
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < clicks.size(); i++) {
            dot(graphics, clicks.get(i), i == clicks.size() - 1 ? 1.4 * DOT : DOT);
        }
        graphics.dispose();
        return address(image);
    }

    /** Each pixel the mean of those it covers. */
    private BufferedImage photo() {
        Picture picture = sample.picture();
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height(); y++) {
            int top = original(y, size.height(), picture.size().height());
            int bottom = Math.max(top + 1, original(y + 1, size.height(), picture.size().height()));
            for (int x = 0; x < size.width(); x++) {
                int left = original(x, size.width(), picture.size().width());
                int right = Math.max(left + 1, original(x + 1, size.width(), picture.size().width()));
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    long sum = 0;
                    for (int v = top; v < bottom; v++) {
                        for (int u = left; u < right; u++) {
                            sum += picture.sample(u, v, channel);
                        }
                    }
                    rgb = rgb << 8 | (int) (sum / ((long) (bottom - top) * (right - left)));
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private static int original(int place, int small, int full) {
        return (int) ((long) place * full / small);
    }

    private boolean at(Mask mask, int x, int y) {
        return mask.contains((int) Math.min((x + 0.5) / scale, mask.size().width() - 1),
                (int) Math.min((y + 0.5) / scale, mask.size().height() - 1));
    }

    private boolean meetsBackground(int x, int y) {
        Mask object = sample.truth().object();
        return x > 0 && !at(object, x - 1, y) || x < size.width() - 1 && !at(object, x + 1, y)
                || y > 0 && !at(object, x, y - 1) || y < size.height() - 1 && !at(object, x, y + 1);
    }

    private static int tinted(int rgb) {
        int tinted = 0;
        for (int channel = 0; channel < 3; channel++) {
            int value = rgb >> 16 - 8 * channel & 0xff;
            tinted = tinted << 8 | (int) (value * (1 - TINTED) + TINT[channel] * TINTED);
        }
        return tinted;
    }

    private void dot(Graphics2D graphics, Click click, double radius) {
        double x = (click.x() + 0.5) * scale;
        double y = (click.y() + 0.5) * scale;
        Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(click.label() == ClickLabel.FOREGROUND ? ON : BESIDE);
        graphics.fill(dot);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1.2f));
        graphics.draw(dot);
    }

    private static String address(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpg", bytes)) {
                throw new IllegalStateException("this Java runtime does not write JPEG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
