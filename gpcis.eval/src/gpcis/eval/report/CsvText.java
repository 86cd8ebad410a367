// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180). */
final class CsvText {

    private CsvText() { }

    /** A line of cells, texts and numbers. */
    static String line(List<Object> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A name from a data set must not become a formula in a spreadsheet: such a text gets an apostrophe before it. */
    private static String cell(Object cell) {
        if (cell instanceof Number) {
            return cell.toString();
        }
        String text = cell.toString();
        String tame = text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
        return tame.matches("(?s).*[\",\\r\\n].*") ? "\"" + tame.replace("\"", "\"\"") + "\"" : tame;
    }
}
