// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis models}: what a person is told of models. */
final class ModelsDistributionTest {

    @TempDir
    Path folder;

    @Test
    void describesTheInstalledOnes() {
        Gpcis run = Gpcis.run(folder, "models");
        assertEquals(0, run.code(), run.all());
        for (String line : List.of("(preferred)", "  backbone:   mobilenet", "  classifier: Gaussian process: features deep+rgb,",
                "  parameters: ", "  network:    sees a photo at 384×384", "  training:   none", "  origin:     none stated",
                "  results:    none stated")) {
            assertTrue(run.out().contains(line), () -> line + " in " + run.all());
        }
    }

    /** All numbers of this model can be counted by hand. */
    @Test
    void countsParametersAndMultiplyAddsOfAFolder() {
        Gpcis made = Gpcis.run(folder, "model", "new", "--kernel", "rbf", "--prior", "rff", "-o", "made");
        assertEquals(0, made.code(), made.all());
        Gpcis run = Gpcis.run(folder, "models", "made", "--detail", "--tensors");
        assertEquals(0, run.code(), run.all());
        // θ [256, 51], τ and μ_w [256], σ_w: drawn once and frozen. MLP: 51·96 + 96 + 96 + 1 learned, σ stated.
        assertTrue(run.out().matches("(?s).*prior +rff\\R +4 tensors: 0 parameters, 13,569 numbers that.*"), run.all());
        assertTrue(run.out().matches("(?s).*posterior +mlp\\R +5 tensors: 5,089 parameters, 1 number that.*"), run.all());
        // 147,456 pixels · (51 + 1) · 256, and · 51 a click
        assertTrue(run.out().contains("1.96 GMAC of the prior, 0.0075 GMAC of each click"), run.all());
        assertTrue(run.out().matches("(?s).*one pass at 384×384: \\d\\.\\d\\d GMAC of the backbone, .*"), run.all());
        assertTrue(run.out().contains("  prior.theta F32[256, 51]"), run.all());
    }

    @Test
    void tellsInOneLineThatThereIsNoSuchModel() {
        Gpcis run = Gpcis.run(folder, "models", "nosuch");
        assertEquals(1, run.code(), run.all());
        assertEquals(1, run.err().lines().count(), run.all());
        assertTrue(run.err().contains("there is no model 'nosuch'"), run.all());
    }
}
