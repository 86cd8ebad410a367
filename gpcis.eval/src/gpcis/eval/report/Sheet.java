// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as text, for whatever form it is written in.
 *
 * @param caption what it shows
 * @param note what a reader has to know; may be empty
 * @param columns headings, the first one that of the rows' names
 * @param rows its rows
 */
record Sheet(String caption, String note, List<String> columns, List<Row> rows) {

    /** Where there is no number. */
    static final Cell NONE = new Cell("–", "");

    Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(row.cells().size() + " cells in " + columns.size() + " columns");
            }
        }
    }

    /**
     * A row.
     *
     * @param cells as many as there are columns
     * @param published whether somebody else published it
     */
    record Row(List<Cell> cells, boolean published) {

        Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param text what stands in it
     * @param beside smaller beside it, its interval for instance; may be empty
     */
    record Cell(String text, String beside) {

        static Cell of(String text) {
            return new Cell(text, "");
        }

        static Cell of(Optional<Measure> measure) {
            return measure.map(m -> new Cell(m.text(), m.intervalText().orElse(""))).orElse(NONE);
        }
    }

    /** Lines of text with the columns below one another, for a terminal. */
    List<String> lines() {
        int[] widths = new int[columns.size()];
        List<List<String>> texts = new ArrayList<>(List.of(columns));
        rows.forEach(row -> texts.add(row.cells().stream().map(Cell::text).toList()));
        for (List<String> row : texts) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>(List.of(caption));
        for (List<String> row : texts) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(' ').append(i == 0 ? row.get(i) + pad : pad + row.get(i)).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
