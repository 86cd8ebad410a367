// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** Skins and glazes. */
final class Materials {

    private static final Vec STEM = Vec.colour(0x4a3826);

    private Materials() {
    }

    /**
     * Fruit skin: two colours that run into each other, speckled, with a stem from a height upwards.
     *
     * @param shade colour of the shaded side
     * @param sunny colour of the cheek that saw the sun
     * @param stemFrom where the stem begins
     */
    static Material skin(Vec shade, Vec sunny, double stemFrom) {
        return p -> {
            // The stem leans: the higher up, the further from the axis.
            if (p.x() * p.x() + p.z() * p.z() < 0.004 + 0.1 * (p.y() - stemFrom)) {
                return new Material.Look(STEM, 0.05, 0.5, 0.2);
            }
            double cloud = Noise.cloudy(2.2 * p.x() + 9, 1.1 * p.y(), 2.2 * p.z());
            double cheek = Noise.step(-0.7, 0.8, p.x() * 0.8 + p.y() * 0.25 + 1.3 * (cloud - 0.5));
            double streaks = Noise.smooth(16 * p.x(), 2.5 * p.y(), 16 * p.z());
            double speckle = Noise.dots(21 * p.x(), 21 * p.y(), 21 * p.z());
            Vec colour = shade.mix(sunny, cheek).times(0.86 + 0.28 * streaks);
            return new Material.Look(colour.mix(Vec.WHITE, 0.16 * speckle), 0.55, 0.13, 0.02);
        };
    }

    /** Citrus peel: one colour, many pores. */
    static Material peel(Vec colour) {
        return p -> {
            double pore = Noise.smooth(30 * p.x(), 30 * p.y(), 30 * p.z());
            double cloud = Noise.cloudy(1.7 * p.x(), 1.7 * p.y(), 1.7 * p.z() + 5);
            return new Material.Look(colour.times(0.8 + 0.18 * pore + 0.22 * cloud), 0.4, 0.22, 0.3);
        };
    }

    /** Glazed pottery with a painted band between two heights. */
    static Material glaze(Vec colour, Vec band, double from, double to) {
        return p -> {
            double wobble = 0.02 * Noise.smooth(3 * p.x(), 0, 3 * p.z());
            double painted = Noise.step(from, from + 0.03, p.y() + wobble) - Noise.step(to, to + 0.03, p.y() + wobble);
            double cloud = Noise.cloudy(2 * p.x(), 3 * p.y(), 2 * p.z());
            double speckle = Noise.dots(13 * p.x(), 13 * p.y(), 13 * p.z());
            Vec mixed = colour.mix(band, painted).times(0.88 + 0.22 * cloud - 0.22 * speckle);
            return new Material.Look(mixed, 0.8, 0.07, 0.004);
        };
    }

    /** Unglazed clay, eggshell: dull, with fine grain. */
    static Material dull(Vec colour) {
        return p -> {
            double cloud = Noise.cloudy(2.5 * p.x(), 6 * p.y(), 2.5 * p.z());
            double grain = Noise.smooth(40 * p.x(), 40 * p.y(), 40 * p.z());
            return new Material.Look(colour.times(0.78 + 0.3 * cloud + 0.14 * grain), 0.1, 0.5, 0.08);
        };
    }

    /** Boards along x, with grain, knots of darker wood and joints. */
    static Material boards(Vec light, Vec dark, double boardWidth) {
        return p -> {
            double across = p.z() / boardWidth + 40.5;
            int board = (int) Math.floor(across);
            double shift = 17 * Noise.cell(board, 3, 1);
            double waves = Noise.cloudy(0.45 * p.x() + shift, 2.2 * p.z(), shift);
            double rings = 0.5 + 0.5 * triangle(9 * waves + 1.6 * p.z());
            double fibre = Noise.smooth(3 * p.x() + shift, 60 * p.z(), shift);
            double tone = 0.82 + 0.3 * Noise.cell(board, 5, 2);
            double joint = Noise.step(0, 0.025, Math.min(across - board, board + 1 - across));
            double mixed = Math.min(1, 0.55 * rings + 0.35 * fibre);
            return new Material.Look(light.mix(dark, mixed).times(tone * (0.35 + 0.65 * joint)), 0.22, 0.3, 0.02);
        };
    }

    /** Painted plaster. */
    static Material plaster(Vec colour) {
        return p -> {
            double cloud = Noise.cloudy(0.7 * p.x() + 3, 0.7 * p.y(), 1);
            double grain = Noise.smooth(14 * p.x(), 14 * p.y(), 2);
            return new Material.Look(colour.times(0.88 + 0.16 * cloud + 0.06 * grain), 0, 1, 0);
        };
    }

    /** A wave between −1 and 1 without a sine. */
    private static double triangle(double t) {
        double phase = t - Math.floor(t);
        return Noise.step(0, 0.5, Math.abs(phase - 0.5)) * 2 - 1;
    }
}
