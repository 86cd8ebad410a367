// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a researcher does who has a checkpoint and doubts: import it, compute one forward pass, compare the arrays with those
 * of the framework that it comes from.
 */
final class ReferenceForwardDistributionTest {

    private static final double TOLERANCE = 1e-4;
    private static final String POINTS = "--points 43,64,+ 60.25,80.75,+ 30,50,+ 5,5,- 90,127,- ";

    @TempDir
    Path folder;
    private Path reference;

    @BeforeEach
    void find() throws IOException {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null && !root.isBlank(), "GPCIS_GOLDEN is unset: there are no reference numbers to compare with");
        reference = Path.of(root, "segformerb0");
        byte[] rgb = new byte[3 * 96 * 128];
        array("96x128", "image_u8_hwc").get(rgb);
        BufferedImage image = new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rgb.length; i += 3) {
            image.setRGB(i / 3 % 128, i / 3 / 128, (rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | rgb[i + 2] & 0xff);
        }
        ImageIO.write(image, "png", folder.resolve("image.png").toFile());
        byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 96, 128)}\n".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer previous = ByteBuffer.allocate(10 + header.length + 4 * 96 * 128).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length).put(header)
                .put(array("96x128", "input").position(4 * 3 * 96 * 128));
        Files.write(folder.resolve("previous.npy"), previous.array());
    }

    /** The bytes of a reference array, little-endian. */
    private ByteBuffer array(String file, String name) throws IOException {
        for (JsonElement entry : JsonParser.parseString(Files.readString(reference.resolve(file + ".json"))).getAsJsonObject()
                .getAsJsonArray("arrays")) {
            JsonObject array = entry.getAsJsonObject();
            if (array.get("name").getAsString().equals(name)) {
                return ByteBuffer.wrap(Files.readAllBytes(reference.resolve(file + ".bin")),
                        array.get("offset").getAsInt(), array.get("nbytes").getAsInt()).slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new IllegalArgumentException(name);
    }

    private void run(String line) {
        Gpcis run = Gpcis.run(folder, line.split(" "));
        assertEquals(0, run.code(), run.all());
    }

    private void compare(String file, String array, String written) throws IOException {
        ByteBuffer expected = array(file, array);
        byte[] bytes = Files.readAllBytes(folder.resolve(written));
        int begin = 10 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        ByteBuffer found = ByteBuffer.wrap(Arrays.copyOfRange(bytes, begin, bytes.length)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(expected.remaining(), found.remaining(), array);
        double largest = 0;
        while (expected.hasRemaining()) {
            largest = Math.max(largest, Math.abs(expected.getFloat() - found.getFloat()));
        }
        assertTrue(largest <= TOLERANCE, array + " differs by " + largest);
    }

    @Test
    void aReleasedClassifierComputesTheSameHere() throws IOException {
        run("import " + reference.resolve("segformerb0.pth") + " -o model");
        run("forward model --image image.png --previous previous.npy " + POINTS + "--logits l.npy --features f.npy");
        compare("96x128", "instances", "l.npy");
        compare("96x128", "features", "f.npy");
    }

    @Test
    void aGaussianProcessComputesTheSameHere() throws IOException {
        run("import " + reference.resolve("gpcis_segformerb0_delta.pth") + " --base " + reference.resolve("segformerb0.pth")
                + " -o model");
        for (String epsilon : new String[] {"1e-02", "1e-07"}) {
            run("forward model --image image.png --previous previous.npy " + POINTS + "--epsilon " + epsilon
                    + " --logits l.npy --features f.npy --prior p.npy --update u.npy");
            compare("gpcis_96x128", "gp_features_lowres", "f.npy");
            compare("gpcis_96x128", "prior", "p.npy");
            compare("gpcis_96x128", "update_eps" + epsilon, "u.npy");
            compare("gpcis_96x128", "logits_f64_eps" + epsilon, "l.npy");
        }
    }
}
