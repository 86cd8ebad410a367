// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What an experiment does, and which command does it. */
public enum Kind {

    TRAINING("train", "report.html"),
    EVALUATION("eval", "report/report.html"),
    TABLE("table", "report.html");

    private final String command;
    private final String report;

    Kind(String command, String report) {
        this.command = command;
        this.report = report;
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    Path report(Path folder) {
        return folder.resolve(report);
    }

    /** What a folder holds, told by the files that the commands write; empty where it holds none of it. */
    static Optional<Kind> of(Path folder) {
        if (Files.exists(folder.resolve("config.json"))) {
            return Optional.of(TRAINING);
        }
        if (Files.exists(folder.resolve("run.json"))) {
            return Optional.of(EVALUATION);
        }
        return Files.isDirectory(folder.resolve("runs")) ? Optional.of(TABLE) : Optional.empty();
    }
}
