// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.evaluate.Shard;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A piece of a table, for a program that has it measured by many processes; none of it is for people. */
final class TablePiece {

    @Option(names = "--plan", hidden = true, description = "Write what would be done next, as JSON, and do nothing.")
    private Path plan;

    @Option(names = "--training", hidden = true, description = "Do this training alone; the first is 0.")
    private Integer training;

    @Option(names = "--row", hidden = true, description = "Evaluate this row alone; the first is 0.")
    private Integer row;

    @Option(names = "--shard", hidden = true, description = "Share of the row.")
    private String shard;

    @Option(names = "--run", hidden = true, description = "Folder of the row's share.")
    private Path folder;

    /** Where a piece says how far it is: nowhere, there are many of them. */
    Terminal terminal(Terminal whole) {
        return training == null && row == null ? whole : Terminal.silent();
    }

    Optional<Path> plan() {
        return Optional.ofNullable(plan);
    }

    Optional<Integer> training() {
        return Optional.ofNullable(training);
    }

    Optional<Integer> row() {
        if (row != null && folder == null) {
            throw new Problem("--row " + row + " has no folder", "name one with --run");
        }
        return Optional.ofNullable(row);
    }

    Shard shard() {
        return shard == null ? Shard.ALL : Shard.of(shard);
    }

    Path folder() {
        return folder;
    }
}
