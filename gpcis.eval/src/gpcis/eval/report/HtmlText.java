// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;

/** Pieces of a page. What comes from data is text there, never markup. */
final class HtmlText {

    private HtmlText() { }

    /** Text that a browser shows as it is, also inside an attribute in double quotes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(sign < ' ' && sign != '\n' && sign != '\t' ? '\ufffd' : sign);
            }
        });
        return escaped.toString();
    }

    static String heading(int level, String text) {
        return "<h" + level + ">" + escape(text) + "</h" + level + ">\n";
    }

    static String paragraph(String text) {
        return text.isEmpty() ? "" : "<p>" + escape(text) + "</p>\n";
    }

    static String table(Sheet sheet) {
        StringBuilder html = new StringBuilder("<figure class=\"sheet\"><table>\n<caption>" + escape(sheet.caption())
                + "</caption>\n<thead><tr>");
        sheet.columns().forEach(column -> html.append("<th scope=\"col\">").append(escape(column)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (Row row : sheet.rows()) {
            html.append(row.published() ? "<tr class=\"published\">" : "<tr>");
            for (int i = 0; i < row.cells().size(); i++) {
                html.append(i == 0 ? "<th scope=\"row\">" : "<td>").append(cell(row.cells().get(i)))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>");
        if (!sheet.note().isEmpty()) {
            html.append("<figcaption>").append(escape(sheet.note())).append("</figcaption>");
        }
        return html.append("</figure>\n").toString();
    }

    private static String cell(Cell cell) {
        return escape(cell.text()) + (cell.beside().isEmpty() ? "" : " <small>" + escape(cell.beside()) + "</small>");
    }
}
