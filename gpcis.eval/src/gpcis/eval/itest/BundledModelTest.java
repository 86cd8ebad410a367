// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** A bundle that holds nothing but a model. */
class BundledModelTest {

    @InjectService
    ModelStore store;
    @InjectBundleContext
    BundleContext context;
    @TempDir
    Path folder;

    private Model model;
    private Bundle bundle;

    @BeforeEach
    void saveModel() {
        ModelManifest plain = store.open(ModelStore.UNTRAINED).manifest();
        model = store.untrained(new ModelManifest("brought", plain.parts(), plain.networkSize(), 1e-5, 0.4, 3,
                plain.notes()), Optional.empty());
        store.save(model, folder);
    }

    @AfterEach
    void uninstall() throws BundleException {
        bundle.uninstall();
    }

    private void install(byte[] manifest, byte[] weights) throws IOException, BundleException {
        Manifest headers = new Manifest();
        headers.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        headers.getMainAttributes().putValue("Bundle-SymbolicName", "brings.a.model");
        headers.getMainAttributes().putValue("Gpcis-Model", "models/brought");
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar, headers)) {
            out.putNextEntry(new JarEntry("models/brought/manifest.json"));
            out.write(manifest);
            out.putNextEntry(new JarEntry("models/brought/weights.safetensors"));
            out.write(weights);
        }
        bundle = context.installBundle("brings.a.model", new ByteArrayInputStream(jar.toByteArray()));
        bundle.start();
    }

    private byte[] saved(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private List<String> names() {
        return store.installed().stream().map(ModelManifest::name).toList();
    }

    @Test
    void isPreferredWhileItsBundleRuns() throws IOException, BundleException {
        install(saved("manifest.json"), saved("weights.safetensors"));
        assertEquals("brought", names().get(0));
        assertEquals(store.open(folder.toString()).hash(), store.preferred().hash());
        assertEquals(model.manifest(), store.open("brought").manifest());
        bundle.stop();
        assertFalse(names().contains("brought"));
        assertThrows(Problem.class, () -> store.open("brought"));
    }

    /** The model that everybody gets who names none. */
    @Test
    void theLightModelComesWithItsBackbone() throws IOException, BundleException {
        install(saved("manifest.json"), saved("weights.safetensors"));
        bundle.stop();
        Model light = store.preferred();
        assertEquals("light", light.manifest().name());
        assertEquals("mobilenet", light.manifest().part(PartKind.BACKBONE).name());
        assertEquals(List.of("light", ModelStore.UNTRAINED), names());
    }

    @Test
    void refusesWeightsThatAreNotTheManifests() throws IOException, BundleException {
        byte[] weights = saved("weights.safetensors");
        weights[weights.length - 1] ^= 1;
        install(saved("manifest.json"), weights);
        assertThrows(Problem.class, () -> store.open("brought"));
    }

    @Test
    void leavesOutAModelWhoseManifestIsBroken() throws IOException, BundleException {
        List<String> before = names();
        install("{".getBytes(StandardCharsets.UTF_8), saved("weights.safetensors"));
        assertEquals(before, names());
    }
}
