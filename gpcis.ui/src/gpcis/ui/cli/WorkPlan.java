// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.GsonBuilder;
import gpcis.api.dataset.DataSet;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command is going to do, for a program that has it done in pieces by many processes.
 *
 * @param trainings folders of trainings that have to be done before anything is evaluated
 * @param runs the evaluations
 */
record WorkPlan(List<String> trainings, List<PlannedRun> runs) {

    /**
     * One evaluation.
     *
     * @param folder the run's
     * @param objects how many
     */
    record PlannedRun(String folder, int objects) { }

    static int objects(List<DataSet> sets) {
        return sets.stream().mapToInt(set -> set.ids().size()).sum();
    }

    /** Writes it as JSON. */
    void write(Path file) {
        try {
            Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(this) + "\n");
        } catch (IOException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "check the permissions and the free space", e);
        }
    }
}
