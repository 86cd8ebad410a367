// SPDX-License-Identifier: Apache-2.0
package gpcis.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is printed of a problem. */
final class ProblemTest {

    @Test
    void isOneLineThatATerminalOnlyShows() {
        assertEquals("a.png is damaged; copy it again", new Problem("a.png is damaged", "copy it again").line());
        assertEquals("über 3×4 ≠ ε²", new Problem("über 3×4 ≠ ε²", "").line());
        assertEquals("name 'a b \\u001b[2J\\u202egnp'; c d", new Problem("name 'a\nb \u001b[2J\u202egnp'", "c\td").line());
    }
}
