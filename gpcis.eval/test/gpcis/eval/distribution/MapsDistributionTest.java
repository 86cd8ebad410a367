// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis segment} telling more than the mask. */
final class MapsDistributionTest {

    private static final String[] CLICKS = {"segment", "photo.png", "--click", "32,24", "--click", "2,2,-", "-o", "mask.png"};

    @TempDir
    Path folder;

    @BeforeEach
    void photo() throws IOException {
        Photos.disk(folder.resolve("photo.png"));
    }

    private Gpcis segment(String... more) {
        String[] arguments = new String[CLICKS.length + more.length];
        System.arraycopy(CLICKS, 0, arguments, 0, CLICKS.length);
        System.arraycopy(more, 0, arguments, CLICKS.length, more.length);
        Gpcis run = Gpcis.run(folder, arguments);
        assertEquals(0, run.code(), run.all());
        assertEquals("", run.err());
        return run;
    }

    @Test
    void theSharesOfTheLogitAddUp() throws IOException {
        segment("--prior-map", "prior.npy", "--update-map", "update.npy", "--influence", "1=first.npy",
                "--influence", "2=second.npy");
        float[] update = floats("update.npy");
        float[] first = floats("first.npy");
        float[] second = floats("second.npy");
        for (int i = 0; i < update.length; i++) {
            assertEquals(update[i], first[i] + second[i], 1e-3, "pixel " + i);
        }
        // A corner of the photo is a pixel of the network: no mixture with its neighbours.
        double logit = floats("prior.npy")[0] + update[0];
        segment("--probability", "probability.png");
        int grey = ImageIO.read(folder.resolve("probability.png").toFile()).getRaster().getSample(0, 0, 0);
        assertEquals(1 / (1 + Math.exp(-logit)), grey / 65535.0, 1e-3);
    }

    @Test
    void picturesCarryThePrintedScale() throws IOException {
        // A trained prior may be surer than the clicks ask for; what is drawn from a seed has to be pulled.
        Gpcis run = segment("--model", "untrained", "--uncertainty", "unsure.png", "--update-map", "update.png",
                "--clicks-table", "--suggest");
        Raster unsure = ImageIO.read(folder.resolve("unsure.png").toFile()).getRaster();
        int largest = 0;
        for (int i = 0; i < 64 * 48; i++) {
            largest = Math.max(largest, unsure.getSample(i % 64, i / 64, 0));
        }
        assertEquals(65535, largest);
        double scale = number(run, "grey 65535 stands for ([0-9.]+)");
        assertTrue(scale > 0 && scale < 10, run.all());
        assertTrue(unsure.getSample(32, 24, 0) < largest / 2, "at a click nothing is uncertain");
        BufferedImage update = ImageIO.read(folder.resolve("update.png").toFile());
        assertTrue(red(update, 32, 24) > blue(update, 32, 24), "the click on the object pulls up");
        assertTrue(blue(update, 2, 2) > blue(update, 32, 24), "the one beside it pulls up less, if at all");
        assertTrue(run.out().contains("full blue stands for -") && run.out().contains("full red for +"), run.all());
        assertTrue(Pattern.compile("1 +32,24 +\\+1 .*yes\\R +2 +2,2 +-1 .*yes").matcher(run.out()).find(), run.all());
        assertTrue(number(run, "condition number ([0-9.e+]+)") >= 1, run.all());
        assertTrue(run.out().contains("next click: ") && run.out().contains("Houlsby"), run.all());
    }

    @Test
    void drawsAreReproducibleAndSayWhatTheyAre() throws IOException {
        Gpcis run = segment("--samples", "3", "--seed", "5", "--uncertainty", "one.npy");
        assertTrue(run.out().contains("those of 3 draws from seed 5"), run.all());
        segment("--samples", "3", "--seed", "5", "--uncertainty", "again.npy");
        segment("--samples", "3", "--seed", "6", "--uncertainty", "other.npy");
        assertArrayEquals(floats("one.npy"), floats("again.npy"));
        assertFalse(Arrays.equals(floats("one.npy"), floats("other.npy")));
    }

    @Test
    void variantsAndPartsAreChosenByName() throws IOException {
        segment("--update-map", "e.npy", "--variant", "e");
        segment("--update-map", "c.npy", "--variant", "c");
        segment("--update-map", "stated.npy");
        segment("--update-map", "rff.npy", "--prior", "rff");
        assertArrayEquals(floats("stated.npy"), floats("e.npy"), "the untrained model states all that e switches on");
        assertArrayEquals(floats("c.npy"), floats("rff.npy"));
        assertFalse(Arrays.equals(floats("c.npy"), floats("e.npy")));
    }

    private static double number(Gpcis run, String form) {
        Matcher match = Pattern.compile(form).matcher(run.out());
        assertTrue(match.find(), form + " in " + run.all());
        return Double.parseDouble(match.group(1));
    }

    private static int red(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 16 & 0xff;
    }

    private static int blue(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xff;
    }

    /** As NumPy's documentation has the format, version 1.0. */
    private float[] floats(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getShort(8);
        String text = new String(bytes.array(), 10, header, StandardCharsets.US_ASCII);
        assertTrue(text.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (48, 64), }"), text);
        assertEquals(0, (10 + header) % 64);
        float[] values = new float[64 * 48];
        bytes.position(10 + header);
        assertEquals(4 * values.length, bytes.remaining());
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
