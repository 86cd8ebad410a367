// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import gpcis.api.click.Click;
import gpcis.api.problem.Problem;

/** A click as words of a shell command: {@code 320 240} on the object, {@code 10 12 -} beside it. */
final class ClickWords {

    private ClickWords() { }

    static Click parse(String... words) {
        boolean beside = words.length == 3 && words[2].equals("-");
        boolean object = words.length == 2 || words.length == 3 && words[2].equals("+");
        if (beside || object) {
            try {
                int x = Integer.parseInt(words[0]);
                int y = Integer.parseInt(words[1]);
                return beside ? Click.background(x, y) : Click.foreground(x, y);
            } catch (NumberFormatException e) {
                // answered below, like a missing number
            }
        }
        throw new Problem("'" + String.join(" ", words) + "' is not a click",
                "write gpcis:click X Y on the object, gpcis:click X Y - beside it, in whole pixels");
    }
}
