// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that carries a variant's file is enough: the Configurator finds it. */
final class VariantBundleDistributionTest {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("gpcis.root", ".."), "cnf", "dist");

    @TempDir
    Path folder;
    private Path home;

    /** A distribution of our own, to put a bundle into; what is on the class path stays where it is. */
    @BeforeEach
    void copy() throws IOException {
        home = folder.resolve("home");
        for (String part : List.of("bundle", "shell", "conf")) {
            copy(DISTRIBUTION.resolve(part), home.resolve(part));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
    }

    private void bundle(String json) throws IOException {
        Manifest manifest = new Manifest();
        Map<String, String> headers = Map.of("Manifest-Version", "1.0", "Bundle-ManifestVersion", "2",
                "Bundle-SymbolicName", "example.variant", "Bundle-Version", "1.0.0", "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.configurator)(version>=1.0)(!(version>=2.0)))\"");
        headers.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
        try (OutputStream file = Files.newOutputStream(home.resolve("bundle/example.variant.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new ZipEntry("OSGI-INF/configurator/variant.json"));
            jar.write(json.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }

    private Gpcis services() {
        return Gpcis.run(folder, "gpcis:services\n", Map.of("GPCIS_JAVA_OPTS", "-Dgpcis.home=" + home), "shell");
    }

    @Test
    void itsChoiceIsInForce() throws IOException {
        bundle(Files.readString(DISTRIBUTION.resolve("conf/variants/c.json")));
        Gpcis run = services();
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().matches("(?s).*prior +\\* rff .*"), run.all());
        assertTrue(run.out().matches("(?s).*kernel +\\* learned .*"), run.all());
        assertTrue(run.out().lines().noneMatch(line -> line.contains("[DEBUG]")), run.all());
        assertEquals("", run.err());
    }

    @Test
    void aBrokenFileIsToldAndNothingElseBreaks() throws IOException {
        bundle("{ \"gpcis.parts\": ");
        Gpcis run = services();
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().matches("(?s).*prior + rff .*"), run.all());
        assertTrue(run.err().contains("org.apache.felix.configurator") || run.err().contains("configurator"), run.all());
    }
}
