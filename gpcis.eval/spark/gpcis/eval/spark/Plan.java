// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command said it would do.
 *
 * @param trainings folders of trainings that come first
 * @param runs evaluations
 */
record Plan(List<String> trainings, List<Run> runs) {

    /**
     * One evaluation.
     *
     * @param folder the run's
     * @param objects how many
     */
    record Run(String folder, int objects) { }

    static Plan read(Path file) throws IOException {
        JsonNode plan = new ObjectMapper().readTree(file.toFile());
        List<String> trainings = new ArrayList<>();
        plan.get("trainings").forEach(folder -> trainings.add(folder.asText()));
        List<Run> runs = new ArrayList<>();
        plan.get("runs").forEach(run -> runs.add(new Run(run.get("folder").asText(), run.get("objects").asInt())));
        return new Plan(trainings, runs);
    }
}
