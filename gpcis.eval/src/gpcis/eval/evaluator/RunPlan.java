// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.dataset.DataSet;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunModel;
import gpcis.api.evaluate.RunSet;
import gpcis.api.model.Model;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.eval.predictor.PredictorSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * What a run will do.
 *
 * @param header what its results depend on
 * @param objects all objects of all sets, in order
 * @param settings of the predictor by the sets' names
 */
record RunPlan(RunHeader header, List<PlannedObject> objects, Map<String, PredictorSettings> settings) {

    /** @throws Problem if a set is faulty and nothing is to be skipped, two sets have one name, or an option is wrong */
    static RunPlan of(EvaluationRequest request, PartRegistry parts, BundleContext framework) {
        List<PlannedObject> objects = new ArrayList<>();
        List<RunSet> sets = new ArrayList<>();
        Map<String, PredictorSettings> settings = new HashMap<>();
        Set<String> names = new TreeSet<>();
        for (DataSet set : request.dataSets()) {
            if (!names.add(set.name())) {
                throw new Problem("two of the data sets are called " + set.name(), "evaluate each in a run of its own");
            }
            List<String> faults = set.faults();
            if (!faults.isEmpty() && !request.conduct().skipFaulty()) {
                throw new Problem(set.name() + " has " + faults.size() + (faults.size() == 1 ? " fault: " : " faults, the first: ")
                        + faults.get(0), "mend the files, or let the run skip what is faulty");
            }
            set.ids().forEach(id -> objects.add(new PlannedObject(objects.size() + 1, set, id)));
            PredictorSettings own = PredictorSettings.of(request.predictor(), request.predictorOptions(), set.name());
            settings.put(set.name(), own);
            sets.add(new RunSet(set.name(), set.ids().size(), hash(set.ids()), faults, own.texts()));
        }
        if (objects.isEmpty()) {
            throw new Problem("there is no object in " + String.join(", ", names), "name a set with photos and masks");
        }
        RunHeader header = new RunHeader(RunHeader.FORMAT, framework.getBundle().getVersion().toString(), bundles(framework),
                model(request.model()), names(request.model(), parts), request.sampling().epsilonSquared(),
                request.sampling().random(), request.user(), request.predictor(), request.mostClicks(), request.targetIou(),
                request.seed(), request.conduct().sparsification(), List.copyOf(sets), request.conduct().shard());
        return new RunPlan(header, List.copyOf(objects), Map.copyOf(settings));
    }

    private static Map<String, String> bundles(BundleContext framework) {
        Map<String, String> versions = new TreeMap<>();
        for (Bundle bundle : framework.getBundles()) {
            if (bundle.getState() == Bundle.ACTIVE && bundle.getSymbolicName() != null) {
                versions.put(bundle.getSymbolicName(), bundle.getVersion().toString());
            }
        }
        return versions;
    }

    private static RunModel model(Model model) {
        long[] counts = new long[2];
        model.weights().tensors().values().forEach(tensor -> {
            counts[0] += tensor.elements();
            counts[1] += tensor.data().remaining();
        });
        Map<String, String> parts = new TreeMap<>();
        model.manifest().parts().forEach((kind, part) -> parts.put(kind.key(), text(part)));
        Size size = model.manifest().networkSize();
        return new RunModel(model.manifest().name(), model.hash(), counts[0], counts[1], parts, size.toString(),
                model.manifest().epsilonSquared(), model.manifest().threshold(), model.manifest().seed(),
                model.manifest().notes());
    }

    private static String text(PartChoice part) {
        List<String> options = new ArrayList<>();
        part.options().values().forEach((name, value) -> options.add(name + "=" + value));
        return options.isEmpty() ? part.name() : part.name() + "(" + String.join(", ", options) + ")";
    }

    private static Map<String, String> names(Model model, PartRegistry parts) {
        Map<PartKind, String> chosen = parts.chosen();
        Map<String, String> names = new TreeMap<>();
        model.manifest().parts().forEach(
                (kind, part) -> names.put(kind.key(), chosen.getOrDefault(kind, part.name())));
        return names;
    }

    private static String hash(List<String> ids) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ids.forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
