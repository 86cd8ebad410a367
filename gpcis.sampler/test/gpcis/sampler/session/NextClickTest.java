// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.segment.Suggestion;
import gpcis.sampler.engine.BilinearInterpolation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NextClickTest {

    private static final Size NETWORK = new Size(40, 30);
    private static final Size PICTURE = new Size(79, 59);

    private final NetworkView view = new WholeView(new BilinearInterpolation(),
            Picture.ofRgb(PICTURE, new byte[3 * PICTURE.pixels()]), NETWORK);
    private final double[] scores = new double[NETWORK.pixels()];

    @Test
    void oneNoisyPixelDoesNotWinAgainstARegion() {
        scores[5 * 40 + 5] = 3;
        square(30, 20, 2, 1);
        Suggestion suggestion = NextClick.choose(view, List.of(), scores, 5).orElseThrow();
        assertEquals(60, suggestion.x());
        assertEquals(40, suggestion.y());
        assertEquals(1, suggestion.score(), 1e-12);
    }

    @Test
    void whatAClickCoversIsLeftOut() {
        square(30, 20, 2, 1);
        square(10, 10, 2, 0.9);
        Suggestion suggestion = NextClick.choose(view, List.of(Click.background(60, 40)), scores, 5).orElseThrow();
        assertEquals(20, suggestion.x());
        assertEquals(20, suggestion.y());
    }

    @Test
    void theFirstOfEqualsRowByRowIsChosen() {
        Suggestion suggestion = NextClick.choose(view, List.of(Click.foreground(0, 0)), scores, 5).orElseThrow();
        assertEquals(12, suggestion.x(), "the first network pixel beyond the disk is in column 6");
        assertEquals(0, suggestion.y());
    }

    @Test
    void theLastPixelIsInsideThePicture() {
        square(39, 29, 2, 1);
        Suggestion suggestion = NextClick.choose(view, List.of(), scores, 5).orElseThrow();
        assertEquals(78, suggestion.x());
        assertEquals(58, suggestion.y());
    }

    @Test
    void nothingIsSuggestedWhereAllIsCovered() {
        assertTrue(NextClick.choose(view, List.of(Click.foreground(39, 29)), scores, 100).isEmpty());
    }

    private void square(int column, int row, int reach, double score) {
        for (int y = Math.max(0, row - reach); y <= Math.min(29, row + reach); y++) {
            for (int x = Math.max(0, column - reach); x <= Math.min(39, column + reach); x++) {
                scores[y * 40 + x] = score;
            }
        }
    }
}
