// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot as SVG: lines, or bars side by side. Colours are told apart by colour-blind people, lines also by their dashes. */
public final class Plot {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 30;
    private static final int BOTTOM = 44;
    private static final int LEGEND_LINE = 16;

    /** Okabe and Ito's colours, without yellow, which paper swallows. */
    private static final String[] COLOURS = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000"};
    private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3", "4 2", "1 2", "12 4"};

    /** Letters that fit into the width. */
    private static final int LONGEST_TEXT = 62;

    private final String title;
    private final String about;
    private final Axis across;
    private final Axis up;
    private final StringBuilder marks = new StringBuilder();
    private final List<String> names = new ArrayList<>();

    /**
     * @param title heading
     * @param about of what it is, for those who have it read to them; those who see it have it above
     */
    public Plot(String title, String about, Axis across, Axis up) {
        this.title = title;
        this.about = about;
        this.across = across;
        this.up = up;
    }

    /** A line through points. */
    public Plot line(String name, double[] xs, double[] ys) {
        int number = names.size();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(number(x(xs[i]))).append(',').append(number(y(ys[i]))).append(' ');
        }
        marks.append(String.format(Locale.ROOT, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                points.toString().strip(), colour(number), dashes(number)));
        names.add(name);
        return this;
    }

    /** Bars at 1, 2, …; one of several sets of bars, which stand side by side. */
    public Plot bars(String name, int[] heights, int set, int sets) {
        double step = (x(2) - x(1)) * 0.84 / sets;
        for (int i = 0; i < heights.length; i++) {
            double left = x(i + 1) - step * sets / 2 + step * set;
            if (heights[i] > 0) {
                marks.append(String.format(Locale.ROOT,
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>%n", number(left), number(y(heights[i])),
                        number(Math.max(0.5, step)), number(y(up.low()) - y(heights[i])), colour(names.size())));
            }
        }
        names.add(name);
        return this;
    }

    /** The plot; a legend stands below it where there are several lines or sets of bars. */
    public String svg() {
        int height = HEIGHT + (names.size() > 1 ? LEGEND_LINE * names.size() + 4 : 0);
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n", WIDTH, height,
                HtmlText.escape(about + ": " + title)));
        svg.append(text(WIDTH / 2.0, 16, "middle", "title", title));
        for (double tick : across.ticks()) {
            svg.append(rule(x(tick), y(up.low()), x(tick), y(up.high())));
            svg.append(text(x(tick), HEIGHT - BOTTOM + 16, "middle", "tick", across.label(tick)));
        }
        for (double tick : up.ticks()) {
            svg.append(rule(x(across.low()), y(tick), x(across.high()), y(tick)));
            svg.append(text(LEFT - 6, y(tick) + 4, "end", "tick", up.label(tick)));
        }
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "axis", across.name()));
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        svg.append(String.format(Locale.ROOT,
                "<text x=\"14\" y=\"%s\" text-anchor=\"middle\" class=\"axis\" transform=\"rotate(-90 14 %s)\">%s</text>%n",
                number(middle), number(middle), HtmlText.escape(up.name())));
        svg.append(marks);
        for (int i = 0; names.size() > 1 && i < names.size(); i++) {
            int y = HEIGHT + LEGEND_LINE * i + 8;
            svg.append(String.format(Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"%s/>%n", LEFT, y, LEFT + 30, y,
                    colour(i), dashes(i)));
            svg.append(text(LEFT + 38, y + 4, "start", "tick", names.get(i)));
        }
        return svg.append("</svg>\n").toString();
    }

    private double x(double value) {
        return LEFT + across.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String colour(int number) {
        return COLOURS[number % COLOURS.length];
    }

    private static String dashes(int number) {
        String dashes = DASHES[number % DASHES.length];
        return dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"";
    }

    private static String rule(double x1, double y1, double x2, double y2) {
        return String.format(Locale.ROOT, "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"grid\"/>%n", number(x1), number(y1),
                number(x2), number(y2));
    }

    private static String text(double x, double y, String anchor, String kind, String text) {
        return String.format(Locale.ROOT, "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>%n", number(x),
                number(y), anchor, kind, HtmlText.escape(shortened(text)));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
