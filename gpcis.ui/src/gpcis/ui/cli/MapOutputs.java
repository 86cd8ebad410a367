// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartKind;
import gpcis.api.picture.PixelMap;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Prediction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that ask for maps of what the Gaussian process says, one a pixel. */
final class MapOutputs {

    private static final int FEWEST = 2;
    private static final int MOST = 1000;

    @Option(names = "--probability", paramLabel = "P.png",
            description = "Where to write each pixel's probability of being of the object, as 16-bit grey.")
    private Path probability;

    @Option(names = "--uncertainty", paramLabel = "U.png|U.npy",
            description = "Where to write each pixel's uncertainty, the standard deviation of its logit.")
    private Path uncertainty;

    @Option(names = "--prior-map", paramLabel = "F.png|F.npy",
            description = "Where to write the prior's share of the logit.")
    private Path prior;

    @Option(names = "--update-map", paramLabel = "F.png|F.npy",
            description = "Where to write the clicks' share of the logit.")
    private Path update;

    @Option(names = "--influence", paramLabel = "K=F.png|F.npy",
            description = "Where to write what the K-th click contributed; 1 is the first. As often as you like.")
    private Map<Integer, Path> influences = new LinkedHashMap<>();

    @Option(names = "--samples", paramLabel = "N",
            description = "Draw N functions from the posterior; probability and uncertainty are then those of the draws.")
    private Integer samples;

    @Option(names = "--seed", paramLabel = "S",
            description = "What the draws start from; the same seed, the same draws. 0 otherwise.")
    private Long seed;

    /** All files that are asked for. */
    Stream<Path> files() {
        return Stream.concat(Stream.of(probability, uncertainty, prior, update).filter(file -> file != null),
                influences.values().stream());
    }

    /**
     * Refuses what cannot be done before any work begins.
     *
     * @param clicks how many clicks there will be
     */
    void check(OutputCheck outputs, int clicks) {
        Optional.ofNullable(probability).ifPresent(outputs::png);
        files().filter(file -> file != probability).forEach(outputs::map);
        influences.keySet().stream().filter(click -> click < 1 || click > clicks).findFirst().ifPresent(click -> {
            throw new Problem("--influence " + click + ": there is no click " + click, "give a number from 1 to " + clicks);
        });
        if (samples != null && (samples < FEWEST || samples > MOST)) {
            throw new Problem("--samples " + samples + " is not allowed", "give a number from " + FEWEST + " to " + MOST);
        }
        if (samples == null && seed != null) {
            throw new Problem("--seed is for draws, and none were asked for", "add --samples N");
        }
        if (samples != null && probability == null && uncertainty == null) {
            throw new Problem("--samples makes no difference to what is written", "add --probability or --uncertainty");
        }
    }

    /**
     * Refuses maps that a model without a Gaussian process cannot make.
     *
     * @throws Problem naming the first one
     */
    void checkFor(ModelManifest manifest) {
        if (!manifest.gaussianProcess()) {
            Map<String, Boolean> asked = new LinkedHashMap<>();
            asked.put("--uncertainty", uncertainty != null);
            asked.put("--prior-map", prior != null);
            asked.put("--update-map", update != null);
            asked.put("--influence", !influences.isEmpty());
            asked.put("--samples", samples != null);
            asked.forEach((option, given) -> {
                if (given) {
                    throw new Problem(option + " asks the Gaussian process, and in model '" + manifest.name() + "' the head '"
                            + manifest.part(PartKind.HEAD).name() + "' classifies",
                            "leave it out, or give a model with the Gaussian process");
                }
            });
        }
    }

    /** Computes and writes, one map after another. */
    void write(Prediction prediction, Workbench workbench, Terminal terminal) {
        MapWriter writer = new MapWriter(workbench.pictures(), terminal);
        PixelMap chance = prediction.probability();
        Optional<Draws> drawn = Optional.empty();
        if (samples != null) {
            long from = seed == null ? 0 : seed;
            drawn = Optional.of(prediction.draws(samples, from));
            chance = drawn.get().probability();
            terminal.say("probability and uncertainty are those of " + samples + " draws from seed " + from
                    + "; the mask is that of the mean function");
        }
        if (probability != null) {
            workbench.pictures().writeProbability(chance, probability);
        }
        if (uncertainty != null) {
            writer.grey("uncertainty (standard deviation of the logit)",
                    drawn.map(Draws::deviation).orElseGet(prediction::uncertainty), uncertainty);
        }
        if (prior != null) {
            writer.signed("prior map (logit)", prediction.priorMap(), prior);
        }
        if (update != null) {
            writer.signed("update map (logit)", prediction.updateMap(), update);
        }
        influences.forEach((click, file) ->
                writer.signed("influence of click " + click + " (logit)", prediction.influence(click - 1), file));
    }
}
