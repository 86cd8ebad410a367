// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The families of checkpoints that are running, asked one after another. */
final class RunningFamilies implements AutoCloseable {

    private static final int NAMES_SHOWN = 3;

    private final ServiceTracker<CheckpointFamily, CheckpointFamily> tracker;

    RunningFamilies(BundleContext context) {
        this.tracker = new ServiceTracker<>(context, CheckpointFamily.class, null);
        tracker.open();
    }

    @Override
    public void close() {
        tracker.close();
    }

    private List<CheckpointFamily> running() {
        return List.copyOf(tracker.getTracked().values());
    }

    private String names() {
        String names = tracker.getTracked().keySet().stream()
                .map(reference -> String.valueOf(reference.getProperty(CheckpointFamily.NAME))).sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no family of checkpoints is running" : "the families that are running: " + names;
    }

    /**
     * What a checkpoint is.
     *
     * @throws Problem if nobody knows it, it is of another release than wanted, or several know it
     */
    CheckpointLayout layoutOf(Path file, TensorSet tensors, Optional<CheckpointRelease> wanted) {
        List<CheckpointLayout> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (CheckpointFamily family : running()) {
            try {
                family.recognise(tensors).ifPresent(found::add);
            } catch (Problem problem) {
                problems.add(problem);
            }
        }
        if (found.isEmpty() && !problems.isEmpty()) {
            Problem first = problems.get(0);
            throw new Problem(file + ": " + first.getMessage(), first.remedy(), first);
        }
        if (found.isEmpty()) {
            throw new Problem(file + " is of no network that runs here: its " + tensors.tensors().size() + " tensors are "
                    + tensors.tensors().entrySet().stream().limit(NAMES_SHOWN)
                            .map(entry -> Printable.of(entry.getKey()) + entry.getValue().shape())
                            .collect(Collectors.joining(", ")) + (tensors.tensors().size() > NAMES_SHOWN ? ", …" : ""),
                    names() + "; a file that only holds what differs from another one needs that one as --base");
        }
        List<CheckpointLayout> fitting = found.stream()
                .filter(layout -> wanted.isEmpty() || layout.release() == wanted.get()).toList();
        if (fitting.size() != 1) {
            throw new Problem(file + " is " + found.stream().map(RunningFamilies::inWords).collect(Collectors.joining(" or ")),
                    fitting.isEmpty() ? "leave --as out to take it for what it is" : "stop the bundle of the other backbone");
        }
        return fitting.get(0);
    }

    /** {@code a checkpoint of GPCIS (HRNet-W18-small, OCR 48)}. */
    static String inWords(CheckpointLayout layout) {
        return "a checkpoint of " + layout.release() + " (" + layout.network() + ")";
    }

    /**
     * The form in which a model is exported.
     *
     * @throws Problem if nobody releases such models
     */
    CheckpointLayout layoutFor(ModelManifest manifest, Optional<CheckpointRelease> wanted) {
        PartChoice backbone = manifest.part(PartKind.BACKBONE);
        return candidates(manifest, wanted)
                .flatMap(release -> running().stream().flatMap(family -> family.layout(release, backbone).stream()))
                .filter(layout -> layout.head().map(PartChoice::name)
                        .equals(Optional.ofNullable(manifest.part(PartKind.HEAD)).map(PartChoice::name)))
                .findFirst()
                .orElseThrow(() -> new Problem("there is no checkpoint of " + wanted.map(Object::toString).orElse("any release")
                        + " with the backbone '" + backbone.name() + "' " + backbone.options().values()
                        + (manifest.gaussianProcess() ? " and a Gaussian process" : " and the head '"
                                + manifest.part(PartKind.HEAD).name() + "'"), names()));
    }

    /** What was wanted; else what the model was imported from, and then the others that have its kind of classifier. */
    private static Stream<CheckpointRelease> candidates(ModelManifest manifest, Optional<CheckpointRelease> wanted) {
        if (wanted.isPresent()) {
            return wanted.stream();
        }
        if (manifest.gaussianProcess()) {
            return Stream.of(CheckpointRelease.GPCIS);
        }
        String from = manifest.notes().getOrDefault(Import.RELEASE, "");
        return Stream.of(CheckpointRelease.RITM, CheckpointRelease.CLICKSEG)
                .sorted((a, b) -> Boolean.compare(b.name().equals(from), a.name().equals(from)));
    }
}
