// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartKind;
import gpcis.api.part.RunningPart;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The running parts by kind, and the models that can be opened by name with them. */
final class PartFindings {

    private PartFindings() { }

    /** One line a kind: without at least one part of each kind nothing can be segmented; heads alone are dispensable. */
    static List<Finding> parts(Workbench workbench) {
        try {
            List<RunningPart> running = workbench.parts().running();
            List<Finding> findings = new ArrayList<>();
            for (PartKind kind : PartKind.values()) {
                String names = running.stream().filter(part -> part.kind() == kind).map(RunningPart::name)
                        .collect(Collectors.joining(", "));
                findings.add(names.isEmpty() && kind != PartKind.HEAD
                        ? Finding.ill(kind.key() + ": none is running", "start a bundle that brings one along")
                        : Finding.well(kind.key() + ": " + (names.isEmpty() ? "none, and none is needed" : names)));
            }
            return findings;
        } catch (Problem problem) {
            return List.of(Finding.of(problem));
        }
    }

    /** One line a model: that it opens, and how it was trained. */
    static List<Finding> models(Workbench workbench) {
        try {
            List<Finding> findings = new ArrayList<>();
            for (ModelManifest manifest : workbench.models().installed()) {
                findings.add(model(workbench, manifest));
            }
            if (findings.isEmpty()) {
                findings.add(Finding.ill("no model is installed", "put a bundle with a model into bundle/"));
            }
            return findings;
        } catch (Problem problem) {
            return List.of(Finding.of(problem));
        }
    }

    private static Finding model(Workbench workbench, ModelManifest manifest) {
        try {
            workbench.models().open(manifest.name());
            Training training = new Training(manifest);
            return Finding.well(manifest.name() + (training.missing() ? ": not trained" : ": " + training.note()));
        } catch (Problem problem) {
            return Finding.of(problem);
        } catch (LinkageError | RuntimeException e) {
            // Without a working engine the weights cannot be drawn; the engine's own finding says why.
            return Finding.ill("model " + manifest.name() + " does not open: " + e, "see the tensor engine above");
        }
    }
}
