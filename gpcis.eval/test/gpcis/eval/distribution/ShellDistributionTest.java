// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis shell} with lines piped in. */
final class ShellDistributionTest {

    @TempDir
    Path folder;

    @Test
    void endsWellAtTheEndOfItsInput() {
        Gpcis run = shell("gpcis:services\n");
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().contains("gpcis.kernel.learned 1.0.0"), run.all());
        assertTrue(run.out().contains("gpcis.backbone.mobilenet 1.0.0"), run.all());
    }

    @Test
    void swapsAKernelUnderAnOpenPhoto() throws IOException {
        Photos.disk(folder.resolve("photo.png"));
        Gpcis run = shell("""
                gpcis:open photo.png
                gpcis:click 32 24
                gpcis:use kernel=rbf
                gpcis:click 2 2 -
                gpcis:stop kernel=rbf
                gpcis:bundles
                gpcis:start kernel=rbf
                gpcis:use kernel=
                gpcis:replay
                gpcis:undo
                gpcis:save mask.png
                exit
                """);
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().matches("(?s).*1 click,[^*]*kernel learned.*2 clicks,[^*]*kernel rbf.*"), run.all());
        assertTrue(run.out().contains("stopped gpcis.kernel.rbf 1.0.0"), run.all());
        assertTrue(run.out().contains("stopped   gpcis.kernel.rbf 1.0.0"), run.all());
        assertTrue(run.out().contains("started gpcis.kernel.rbf 1.0.0"), run.all());
        assertTrue(run.out().contains("written: mask.png"), run.all());
        assertTrue(Files.size(folder.resolve("mask.png")) > 0);
    }

    @Test
    void answersMistakesWithALine() {
        Gpcis run = shell("""
                gpcis:click 1 2
                gpcis:use kernel=nosuch
                gpcis:use wrong=rbf
                gpcis:stop nosuch
                gpcis:click one two
                """);
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().contains("no photo is open; open one"), run.all());
        assertTrue(run.out().contains("learned, matern52, rbf"), run.all());
        assertTrue(run.out().contains("there is no kind of part called 'wrong'"), run.all());
        assertTrue(run.out().contains("there is no bundle nosuch"), run.all());
        assertTrue(run.out().contains("'one two' is not a click"), run.all());
        assertFalse(run.all().contains("Exception"), run.all());
    }

    @Test
    void worksWithTheVariantsOfTheTable() throws IOException {
        Photos.disk(folder.resolve("photo.png"));
        Gpcis run = shell("""
                gpcis:variant
                gpcis:use kernel=rbf
                gpcis:open photo.png
                gpcis:variant c
                gpcis:click 32 24
                gpcis:stop prior=learned
                gpcis:variant e
                gpcis:start prior=learned
                gpcis:variant b
                gpcis:replay
                gpcis:variant off
                gpcis:replay
                gpcis:variant f
                """);
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().contains("d  features deep, kernel learned, prior learned"), run.all());
        assertTrue(run.out().matches("(?s).*variant c:.*kernel learned, prior rff.*kernel rbf, prior learned"
                + ".*kernel learned, prior learned, .*"), run.all());
        assertTrue(run.out().contains("start the bundle gpcis.sampler.prior.learned"), run.all());
        assertTrue(run.out().contains("there is no variant 'f'; the variants are a, b, c, d, e"), run.all());
        assertFalse(run.all().contains("Exception"), run.all());
    }

    private Gpcis shell(String lines) {
        return Gpcis.run(folder, lines, Map.of(), "shell");
    }
}
