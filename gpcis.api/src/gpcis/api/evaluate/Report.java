// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.nio.file.Path;
import java.util.List;

/**
 * A report as written.
 *
 * @param files all its files, the page to open first
 * @param summary its main table as lines of text
 */
public record Report(List<Path> files, List<String> summary) {

    /** Copies the lists. */
    public Report {
        files = List.copyOf(files);
        summary = List.copyOf(summary);
    }
}
