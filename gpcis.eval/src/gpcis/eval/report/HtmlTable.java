// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.eval.page.HtmlText;
import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;

/** A table of the page. */
final class HtmlTable {

    private HtmlTable() { }

    static String of(Sheet sheet) {
        StringBuilder html = new StringBuilder("<figure class=\"sheet\"><table>\n<caption>" + HtmlText.escape(sheet.caption())
                + "</caption>\n<thead><tr>");
        sheet.columns().forEach(column -> html.append("<th scope=\"col\">").append(HtmlText.escape(column)).append("</th>"));
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
            html.append("<figcaption>").append(HtmlText.escape(sheet.note())).append("</figcaption>");
        }
        return html.append("</figure>\n").toString();
    }

    private static String cell(Cell cell) {
        return HtmlText.escape(cell.text()) + (cell.beside().isEmpty() ? "" : " <small>" + HtmlText.escape(cell.beside()) + "</small>");
    }
}
