// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.EngineReport;
import java.util.ArrayList;
import java.util.List;

/** The tensor engine, brought up for the purpose. */
final class EngineFindings {

    private EngineFindings() { }

    static List<Finding> collect(Workbench workbench) {
        try {
            List<Finding> findings = describe(workbench.engine().report());
            findings.add(Finding.well(workbench.pictureEvaluator()
                    .map(found -> "whole pictures are classified with " + found.instructions())
                    .orElse("whole pictures take the plain formulation, which is several times slower: the bundle"
                            + " gpcis.sampler.dense is stopped, or this Java does not translate vectors into instructions")));
            return findings;
        } catch (Problem problem) {
            return List.of(Finding.of(problem));
        } catch (LinkageError | RuntimeException e) {
            // Native code that is missing or of another system fails in many ways, and this command must outlive them all.
            return List.of(Finding.ill("the engine does not start: " + e,
                    "check that the natives in lib/ are those of this system, and that the folder they are unpacked to is whole"));
        }
    }

    private static List<Finding> describe(EngineReport report) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.well(report.engine() + " " + report.version() + " on " + report.device() + ", "
                + report.threads() + " threads"));
        findings.add(Finding.well("native libraries from " + report.natives()));
        findings.add(GpuFindings.of(report));
        report.notes().forEach(note -> findings.add(Finding.well("note: " + note)));
        return findings;
    }
}
