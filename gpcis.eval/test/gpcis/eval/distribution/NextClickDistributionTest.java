// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis eval next-click}: one line for other people's tools. */
final class NextClickDistributionTest {

    @TempDir
    Path folder;

    @Test
    void printsOneLineAndNothingElse() throws IOException {
        square("t.png", 40, 30, 255, 10, 4, 18, 12);
        square("p.png", 40, 30, 255, 0, 0, 0, 0);
        Gpcis run = next("p.png");
        assertEquals(0, run.code(), run.all());
        assertEquals("8,14,+\n", run.out());
        assertEquals("", run.err());
        assertEquals("7,13,+\n", next("p.png", "--clicked", "8,14").out());
        assertEquals("7,14,+\n", next("p.png", "--clicked", "8,14,+", "7,13", "--user", "centre").out());
        assertEquals("0,0,-\n", next("t.png").out());
        String drawn = next("p.png", "--user", "jittered", "--seed", "5").out();
        assertTrue(drawn.matches("([6-9]|10),1[2-6],\\+\n"), drawn);
    }

    @Test
    void namesWhatDoesNotFit() throws IOException {
        square("t.png", 40, 30, 200, 10, 4, 18, 12);
        square("p.png", 40, 30, 255, 0, 0, 0, 0);
        Gpcis grey = next("p.png");
        assertEquals(1, grey.code(), grey.all());
        assertTrue(grey.err().contains("level 200 at row 4, column 10"), grey.all());
        square("t.png", 41, 30, 255, 10, 4, 18, 12);
        Gpcis sizes = next("p.png");
        assertEquals(1, sizes.code(), sizes.all());
        assertTrue(sizes.err().contains("40×30") && sizes.err().contains("41×30"), sizes.all());
        Gpcis user = next("p.png", "--user", "nobody");
        assertTrue(user.err().contains("centre, jittered"), user.all());
        assertEquals(2, next("p.png", "--clicked", "8;14").code());
    }

    private Gpcis next(String prediction, String... more) {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(new String[] {"eval", "next-click", "--truth", "t.png", "--prediction", prediction}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Gpcis.run(folder, arguments);
    }

    private void square(String name, int width, int height, int level, int left, int top, int right, int bottom)
            throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = top; right > 0 && y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                image.getRaster().setSample(x, y, 0, level);
            }
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
}
