// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.dataset.DataSet;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which data sets are worked on. */
final class DataSetChoice {

    private static final String VARIABLE = "GPCIS_DATA";

    @Option(names = "--dataset", paramLabel = "NAME[:SPLIT]", split = ",",
            description = "Data sets: grabcut, berkeley, davis, sbd, coco_mval, or folder for any folder of photos and masks;"
                    + " with a colon a split of one.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "Folder that holds the sets' folders, or is a set's own; $" + VARIABLE + " otherwise.")
    private Path data;

    /** Whether no set was named. */
    boolean missing() {
        return names.isEmpty();
    }

    /**
     * Opens the sets and lists what is wrong with their files, a line each.
     *
     * @throws Problem if a set is not there, or something is wrong and not to be skipped
     */
    List<DataSet> open(Workbench workbench, Terminal terminal, boolean skipFaulty) {
        List<DataSet> sets = new ArrayList<>();
        int faults = 0;
        for (String name : names) {
            int colon = name.indexOf(':');
            DataSet set = workbench.dataSet(colon < 0 ? name : name.substring(0, colon))
                    .open(folder(), colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)));
            set.faults().forEach(fault -> terminal.err().println("gpcis: " + set.name() + ": " + fault));
            faults += set.faults().size();
            sets.add(set);
        }
        if (faults > 0 && !skipFaulty) {
            throw new Problem(faults == 1 ? "a file is at fault" : faults + " files are at fault",
                    "mend what is listed above, or go on without with --skip-faulty");
        }
        return sets;
    }

    private Optional<Path> folder() {
        if (data != null) {
            return Optional.of(data);
        }
        String stated = System.getenv(VARIABLE);
        return stated == null || stated.isBlank() ? Optional.empty() : Optional.of(Path.of(stated));
    }
}
