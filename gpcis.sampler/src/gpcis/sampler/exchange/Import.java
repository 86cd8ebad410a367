// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.RecognisedCheckpoint;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.Sha256;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A checkpoint on its way to a model. */
record Import(RecognisedCheckpoint checkpoint) {

    /** Key of the note that names the release. */
    static final String RELEASE = "release";

    /** What stands before the names of tensors that are only carried along. */
    static final String CARRIED = "carried.";

    private static final int NAMES_SHOWN = 4;

    Model model(String name) {
        CheckpointLayout layout = checkpoint.layout();
        if (layout.release() == CheckpointRelease.IMAGENET) {
            throw new Problem(checkpoint.file() + " is " + RunningFamilies.inWords(layout) + ": starting weights for training,"
                    + " no model by itself", "make a model that begins with them: ./gpcis model new --backbone "
                    + layout.backbone().name() + " --weights " + checkpoint.file() + " -o FOLDER");
        }
        if (!checkpoint.fits()) {
            throw new Problem(checkpoint.file() + " is " + RunningFamilies.inWords(layout) + ", but does not fill it: " + misfits(),
                    checkpoint.missing().isEmpty() ? "give a checkpoint of exactly that network"
                            : "if it holds only what differs from another checkpoint, give that one as --base");
        }
        Description description = new Description(checkpoint.tensors().metadata());
        TensorSet weights = new TensorSet(weights(description), description.kept());
        return new Model(manifest(name, description), weights, Sha256.of(weights));
    }

    private String misfits() {
        List<String> found = new ArrayList<>();
        list(found, "missing", checkpoint.missing());
        list(found, "left over", checkpoint.leftOver());
        list(found, "not as wanted", checkpoint.differing());
        return String.join("; ", found);
    }

    private static void list(List<String> found, String title, List<String> names) {
        if (!names.isEmpty()) {
            found.add(names.size() + " " + title + " (" + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                    + (names.size() > NAMES_SHOWN ? ", …" : "") + ")");
        }
    }

    private SortedMap<String, HostTensor> weights(Description description) {
        CheckpointLayout layout = checkpoint.layout();
        TensorSet tensors = checkpoint.tensors();
        SortedMap<String, HostTensor> weights = new TreeMap<>();
        layout.backboneTensors().forEach((ours, origin) ->
                weights.put(PartKind.BACKBONE.key() + "." + ours, tensors.tensor(origin)));
        layout.headTensors().forEach((ours, origin) ->
                weights.put(PartKind.HEAD.key() + "." + ours, tensors.tensor(origin)));
        if (layout.release() == CheckpointRelease.GPCIS) {
            weights.putAll(GaussianTensors.ours(tensors, description.cutsDeviation(), description.noise()));
        }
        tensors.tensors().forEach((name, tensor) -> {
            if (layout.unused().stream().anyMatch(name::startsWith)) {
                weights.put(CARRIED + name, tensor);
            }
        });
        return weights;
    }

    private ModelManifest manifest(String name, Description description) {
        CheckpointLayout layout = checkpoint.layout();
        boolean process = layout.release() == CheckpointRelease.GPCIS;
        Map<PartKind, PartChoice> parts = process ? GaussianTensors.parts(checkpoint.tensors(), description.noise())
                : new EnumMap<>(PartKind.class);
        parts.put(PartKind.BACKBONE, layout.backbone());
        layout.head().ifPresent(head -> parts.put(PartKind.HEAD, head));
        return new ModelManifest(name, parts, description.networkSize(), description.epsilonSquared(),
                description.threshold(process), description.seed(), notes(description));
    }

    private Map<String, String> notes(Description description) {
        CheckpointLayout layout = checkpoint.layout();
        Map<String, String> notes = new TreeMap<>(description.notes());
        notes.putIfAbsent(ModelManifest.TRAINING, "by whoever made the checkpoint " + checkpoint.file().getFileName());
        notes.put("origin", checkpoint.file().getFileName() + ", SHA-256 " + checkpoint.sha256()
                + checkpoint.base().map(base -> "; what it lacks from " + base.getFileName()).orElse(""));
        notes.put(RELEASE, layout.release().name());
        notes.put("network", layout.network());
        HostTensor deviation = checkpoint.tensors().tensors().get(GaussianTensors.DEVIATION);
        if (layout.release() == CheckpointRelease.GPCIS && description.cutsDeviation()
                && !GaussianTensors.withinCut(deviation)) {
            notes.put("prior", GaussianTensors.remark(checkpoint.tensors()));
        }
        return notes;
    }
}
