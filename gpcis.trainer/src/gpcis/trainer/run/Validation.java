// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.model.Model;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.sampler.Sampling;
import gpcis.trainer.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures a model by the evaluator's number of clicks on a few objects that are not trained on.
 *
 * @param every steps between two validations, 0 for none
 */
record Validation(int every, Optional<DataSet> set, int clicks, double iou, String user, String predictor, long seed) {

    private static final int MOST = 100_000_000;

    /**
     * What came out.
     *
     * @param noc mean number of clicks to the IoU asked for; the smaller, the better
     * @param failures objects that did not reach it
     * @param first mean IoU after the first click
     * @param fifth mean IoU after the fifth
     * @param objects number of objects
     */
    record Score(double noc, int failures, double first, double fifth, int objects) {

        String line() {
            return String.format(Locale.ROOT, "validated on %d objects: NoC %.2f, %d failures, IoU %.3f after 1 click, %.3f after 5",
                    objects, noc, failures, first, fifth);
        }
    }

    /** Reads the settings, all of them, so that none is taken for unknown. */
    static Validation of(Settings settings, Bench bench) {
        int every = settings.whole("validation.every", 0, MOST);
        int objects = settings.whole("validation.objects", 1, MOST);
        Optional<String> format = settings.optional("validation.format");
        Optional<String> split = settings.optional("validation.split");
        settings.optional("validation.folder");
        Validation validation = new Validation(every, Optional.empty(), settings.whole("validation.clicks", 1, 1000),
                settings.real("validation.iou", 1e-3, 1), settings.text("validation.user"),
                settings.text("validation.predictor"), settings.seed("seed"));
        if (every == 0) {
            return validation;
        }
        if (format.isEmpty()) {
            throw settings.refused("validation.every", "name the set by validation.format, or validate never: 0");
        }
        DataSet whole = bench.formats().named(format.get()).open(settings.path("validation.folder"), split);
        return new Validation(every, Optional.of(new Share(whole, objects)), validation.clicks, validation.iou,
                validation.user, validation.predictor, validation.seed);
    }

    /** Objects at equal distances in a set. */
    private record Share(DataSet whole, List<String> ids) implements DataSet {

        Share(DataSet whole, int objects) {
            this(whole, spread(whole.ids(), objects));
        }

        private static List<String> spread(List<String> ids, int objects) {
            int count = Math.min(objects, ids.size());
            return Stream.iterate(0, i -> i + 1).limit(count).map(i -> ids.get((int) ((long) i * ids.size() / count))).toList();
        }

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public Sample sample(String id) {
            return whole.sample(id);
        }

        @Override
        public List<String> faults() {
            return List.of();
        }
    }

    boolean due(int done) {
        return every > 0 && done % every == 0;
    }

    /**
     * Measures.
     *
     * @param model as it was opened, with its hash
     * @param records folder for the evaluator's records, made anew
     */
    Score score(Model model, Path records, Supplier<Optional<Evaluator>> evaluators, Cancellation cancellation) {
        Evaluator evaluator = evaluators.get().orElseThrow(() -> new Problem("no evaluator is running, so nothing can be validated",
                "start its bundle, or train without: validation.every=0"));
        delete(records);
        List<ObjectResult> results = evaluator.evaluate(new EvaluationRequest(List.of(set.orElseThrow()), model,
                Sampling.deterministic(model.manifest().epsilonSquared()), user, predictor, PartOptions.DEFAULTS, clicks, iou,
                seed, records, Conduct.PLAIN), Progress.NONE, cancellation).results();
        return new Score(
                results.stream().mapToInt(result -> result.noc(iou, clicks)).average().orElse(clicks),
                (int) results.stream().filter(result -> result.reached(iou, clicks).isEmpty()).count(),
                results.stream().mapToDouble(result -> result.iou(1)).average().orElse(0),
                results.stream().mapToDouble(result -> result.iou(5)).average().orElse(0), results.size());
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Problem("cannot delete " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }
}
