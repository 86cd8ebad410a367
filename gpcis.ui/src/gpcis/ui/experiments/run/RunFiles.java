// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of an experiment.
 *
 * @param runs the folder of all experiments
 * @param name the name of this one: its folder's, and how the files beside that begin
 */
record RunFiles(Path runs, String name) {

    static final String ORDER = ".command.json";

    /** What the command fills. */
    Path folder() {
        return runs.resolve(name);
    }

    /** What the command says. */
    Path log() {
        return runs.resolve(name + ".log");
    }

    Path order() {
        return runs.resolve(name + ORDER);
    }

    boolean exist() {
        return Files.exists(folder()) || Files.exists(order());
    }
}
