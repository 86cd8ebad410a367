// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** From light to stored samples: highlights bend over instead of being cut off, corners are darker, and there is grain. */
final class Film {

    private static final int STEPS = 4096;
    private static final byte[] SRGB = new byte[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            double v = (double) i / STEPS;
            double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
            SRGB[i] = (byte) Math.round(255 * encoded);
        }
    }

    private final int width;
    private final int height;
    private final int roll;

    /** @param roll tells the grain of one picture from another's */
    Film(int width, int height, int roll) {
        this.width = width;
        this.height = height;
        this.roll = roll;
    }

    /** Stores the light of a pixel. */
    void expose(int x, int y, Vec light, byte[] rgb) {
        double u = 2.0 * x / width - 1;
        double v = 2.0 * y / height - 1;
        double corner = 1 - 0.11 * (u * u + v * v);
        int i = 3 * (y * width + x);
        // Grain is mostly brightness; a sensor's colour noise is weaker.
        double common = grain(x, y, 0);
        rgb[i] = sample(light.x() * corner, common + 0.4 * grain(x, y, 1));
        rgb[i + 1] = sample(light.y() * corner, common + 0.4 * grain(x, y, 2));
        rgb[i + 2] = sample(light.z() * corner, common + 0.4 * grain(x, y, 3));
    }

    /** The sum of three even numbers is bell-shaped enough. */
    private double grain(int x, int y, int channel) {
        int layer = 16 * roll + 4 * channel;
        return Noise.cell(x, y, layer) + Noise.cell(x, y, layer + 1) + Noise.cell(x, y, layer + 2) - 1.5;
    }

    private static byte sample(double light, double grain) {
        double bent = light * (1 + light / 6) / (1 + light);
        double exposed = 1.5 * bent;
        double noisy = exposed + grain * (0.004 + 0.016 * Math.sqrt(Math.max(0, exposed)));
        return SRGB[(int) Math.round(STEPS * Math.max(0, Math.min(1, noisy)))];
    }
}
