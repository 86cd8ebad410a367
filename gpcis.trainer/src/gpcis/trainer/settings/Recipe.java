// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.settings;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The recipe's numbers, checked.
 *
 * @param seed everything drawn comes from it
 * @param shapes side and number of the pictures of a batch; each batch draws one of them
 * @param accumulate batches a step
 * @param loss how the loss is taken
 * @param terms weights and options of the objective's terms, by name
 * @param records what is written how often
 * @param divergence what is done where the training goes astray
 */
public record Recipe(
        long seed, List<BatchShape> shapes, int accumulate, Loss loss, SortedMap<String, Term> terms, Records records,
        Divergence divergence) {

    private static final int MOST_STEPS = 100_000_000;

    /**
     * A batch.
     *
     * @param side of its pictures, in pixels
     * @param count of its pictures
     */
    public record BatchShape(int side, int count) { }

    /**
     * How the loss is taken.
     *
     * @param cell one pixel of each cell×cell square is taken, drawn anew each time; 1: all pixels
     * @param draw whether w and f_n are drawn
     * @param epsilonSquared ε² in training
     */
    public record Loss(int cell, boolean draw, double epsilonSquared) { }

    /**
     * A term of the objective.
     *
     * @param weight its weight
     * @param options its options
     */
    public record Term(double weight, PartOptions options) { }

    /**
     * What is written every so many steps, 0 for never.
     *
     * @param checkpoint a checkpoint
     * @param keep how many checkpoints are kept
     * @param log a line of the log
     * @param samples a picture of samples
     * @param sampleCount samples in it
     */
    public record Records(int checkpoint, int keep, int log, int samples, int sampleCount) { }

    /**
     * What is done where the loss is no longer a number, or too large.
     *
     * @param factor the mean loss may be so many times its lowest; 0: may be anything
     * @param goBack how often the run goes back to a good checkpoint before it stops
     * @param rateFactor of the learning rate after each time
     */
    public record Divergence(double factor, int goBack, double rateFactor) {

        static Divergence of(Settings settings) {
            // Runs that were begun before these settings were there are still resumed.
            boolean stated = settings.optional("diverging.factor").isPresent();
            return !stated ? new Divergence(0, 0, 1) : new Divergence(settings.real("diverging.factor", 0, 1e9),
                    settings.whole("diverging.goBack", 0, 1000), settings.real("diverging.rateFactor", 1e-6, 1));
        }
    }

    /** Reads it. */
    public static Recipe of(Settings settings) {
        return new Recipe(settings.seed("seed"), shapes(settings), settings.whole("batch.accumulate", 1, 10_000),
                new Loss(settings.whole("loss.cell", 1, 16), settings.yes("loss.draw"),
                        settings.real("loss.epsilonSquared", 1e-12, 1)),
                terms(settings),
                new Records(settings.whole("checkpoint.every", 0, MOST_STEPS), settings.whole("checkpoint.keep", 1, 1000),
                        settings.whole("log.every", 1, MOST_STEPS), settings.whole("samples.every", 0, MOST_STEPS),
                        settings.whole("samples.count", 1, 64)),
                Divergence.of(settings));
    }

    private static List<BatchShape> shapes(Settings settings) {
        List<BatchShape> shapes = new ArrayList<>();
        for (String text : settings.list("batch.shapes")) {
            if (!text.matches("\\d{2,4}x\\d{1,4}")) {
                throw settings.refused("batch.shapes", "give side and number of pictures: 192x8, or several: 192x8,256x4");
            }
            String[] sides = text.split("x");
            BatchShape shape = new BatchShape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            if (shape.side < 32 || shape.count < 1) {
                throw settings.refused("batch.shapes", "a side has at least 32 pixels, a batch at least 1 picture");
            }
            shapes.add(shape);
        }
        if (shapes.isEmpty()) {
            throw settings.refused("batch.shapes", "name at least one: 192x8");
        }
        return List.copyOf(shapes);
    }

    private static SortedMap<String, Term> terms(Settings settings) {
        SortedMap<String, Term> terms = new TreeMap<>();
        for (String name : settings.below("objective")) {
            double weight = settings.real("objective." + name + ".weight", 0, 1e6);
            PartOptions options = settings.options("objective." + name, "weight");
            if (weight > 0) {
                terms.put(name, new Term(weight, options));
            }
        }
        if (terms.isEmpty()) {
            throw new Problem("the objective has no term", "give objective.nfl.weight=1");
        }
        return terms;
    }
}
