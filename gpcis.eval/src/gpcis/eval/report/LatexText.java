// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sheets as tables of LaTeX with booktabs. What comes from data is text there, never a command. */
final class LatexText {

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"), Map.entry((int) '{', "\\{"), Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"), Map.entry((int) '&', "\\&"), Map.entry((int) '#', "\\#"), Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"), Map.entry((int) '~', "\\textasciitilde{}"), Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '<', "$<$"), Map.entry((int) '>', "$>$"), Map.entry((int) '–', "--"), Map.entry((int) '−', "$-$"),
            Map.entry((int) '×', "$\\times$"), Map.entry((int) 'ε', "$\\epsilon$"), Map.entry((int) '²', "$^2$"),
            Map.entry((int) '±', "$\\pm$"), Map.entry((int) '…', "\\dots{}"), Map.entry((int) '’', "'"),
            Map.entry((int) '\n', " "), Map.entry((int) '\r', " "), Map.entry((int) '\t', " "));

    /** Beyond this LaTeX's usual fonts have no letters. */
    private static final int LAST_LETTER = 0x17f;

    private LatexText() { }

    /** A document that the tables stand in, to be looked at on its own. */
    static String document(String title) {
        return String.join("\n", "\\documentclass[a4paper]{article}", "\\usepackage[utf8]{inputenc}", "\\usepackage[T1]{fontenc}",
                "\\usepackage{booktabs}", "\\usepackage{graphicx}", "\\begin{document}", "\\section*{" + escape(title) + "}",
                "\\input{table}", "\\end{document}", "");
    }

    /** The tables, for {@code \input}. */
    static String tables(List<Sheet> sheets) {
        return sheets.stream().map(LatexText::table).collect(Collectors.joining("\n",
                "% needs \\usepackage{booktabs} and \\usepackage{graphicx}\n", ""));
    }

    private static String table(Sheet sheet) {
        StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n\\caption{" + escape(sheet.caption() + ".")
                + (sheet.note().isEmpty() ? "" : " " + escape(sheet.note())) + "}\n");
        // Made smaller where it is wider than the page, never larger.
        text.append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n");
        text.append("\\begin{tabular}{l").append("r".repeat(sheet.columns().size() - 1)).append("}\n\\toprule\n");
        text.append(sheet.columns().stream().map(LatexText::escape).collect(Collectors.joining(" & "))).append(" \\\\\n\\midrule\n");
        boolean published = false;
        for (Row row : sheet.rows()) {
            text.append(row.published() && !published ? "\\midrule\n" : "");
            published = row.published();
            text.append(row.cells().stream().map(LatexText::cell).collect(Collectors.joining(" & "))).append(" \\\\\n");
        }
        return text.append("\\bottomrule\n\\end{tabular}}\n\\end{table}\n").toString();
    }

    private static String cell(Cell cell) {
        return escape(cell.text()) + (cell.beside().isEmpty() ? "" : " {\\scriptsize " + escape(cell.beside()) + "}");
    }

    /** Text that LaTeX prints as it is; letters that its usual fonts lack become question marks. */
    static String escape(String text) {
        return text.codePoints().mapToObj(sign -> SIGNS.containsKey(sign) ? SIGNS.get(sign)
                        : sign < ' ' || sign > LAST_LETTER || sign > '~' && sign < 0xa1 ? "?" : Character.toString(sign))
                .collect(Collectors.joining());
    }
}
