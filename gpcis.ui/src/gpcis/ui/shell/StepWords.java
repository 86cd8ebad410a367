// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import gpcis.api.annotation.Point;
import gpcis.api.annotation.Step;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Steps as words: {@code click 320 240 -}, {@code brush 10 10 4}, {@code fill-holes}. */
final class StepWords {

    static final String FORMS = "click X Y [-], remove N, brush X Y RADIUS [-], polygon X Y X Y X Y … [-], fill-holes [N],"
            + " keep-largest, smooth RADIUS, restart, undo, redo";

    private final List<String> words;
    private final boolean object;

    private StepWords(List<String> words, boolean object) {
        this.words = words;
        this.object = object;
    }

    /** @throws Problem if it is no step */
    static Step parse(String... words) {
        if (words.length == 0) {
            throw unknown("nothing");
        }
        if (words[0].equals("click")) {
            return new Step.Clicked(ClickWords.parse(Arrays.copyOfRange(words, 1, words.length)));
        }
        boolean beside = words.length > 1 && words[words.length - 1].equals("-");
        return new StepWords(List.of(words).subList(1, words.length - (beside ? 1 : 0)), !beside).step(words[0]);
    }

    private Step step(String kind) {
        try {
            return switch (kind) {
                case "remove" -> new Step.ClickRemoved((int) number(0) - 1);
                case "brush" -> new Step.Brushed(object, number(2), List.of(new Point(number(0) + 0.5, number(1) + 0.5)));
                case "polygon" -> new Step.Outlined(object, corners());
                case "fill-holes" -> new Step.HolesFilled(words.isEmpty() ? Integer.MAX_VALUE : (int) number(0));
                case "keep-largest" -> new Step.LargestKept();
                case "smooth" -> new Step.Smoothed(number(0));
                case "restart" -> new Step.Began(Optional.empty(), "");
                default -> throw unknown("'" + kind + "'");
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem("this is no " + kind + ": " + String.join(" ", words), "a step is one of " + FORMS, e);
        }
    }

    private static Problem unknown(String what) {
        return new Problem(what + " is no step", "a step is one of " + FORMS);
    }

    private double number(int word) {
        return Double.parseDouble(words.get(word));
    }

    private List<Point> corners() {
        List<Point> corners = new ArrayList<>();
        for (int word = 0; word < words.size(); word += 2) {
            corners.add(new Point(number(word), number(word + 1)));
        }
        return corners;
    }
}
