// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.page;

/** Pieces of a page. What comes from data is text there, never markup. */
public final class HtmlText {

    private HtmlText() { }

    /** Text that a browser shows as it is, also inside an attribute in double quotes. */
    public static String escape(String text) {
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

    /** A heading of that level. */
    public static String heading(int level, String text) {
        return "<h" + level + ">" + escape(text) + "</h" + level + ">\n";
    }

    /** A paragraph; nothing where there is no text. */
    public static String paragraph(String text) {
        return text.isEmpty() ? "" : "<p>" + escape(text) + "</p>\n";
    }
}
