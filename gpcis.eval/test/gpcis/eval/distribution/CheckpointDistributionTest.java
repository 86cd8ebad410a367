// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.checkpoint.TorchFiles;
import gpcis.sampler.engine.SafetensorsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis import}, {@code gpcis export}, {@code gpcis model new --weights}. */
final class CheckpointDistributionTest {

    @TempDir
    Path folder;

    private final TorchFiles files = new TorchFiles(new SafetensorsFiles());

    private static Path golden(String name) {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null && !root.isBlank(), "GPCIS_GOLDEN is unset: there are no reference checkpoints");
        return Path.of(root, "segformerb0", name);
    }

    private static void refused(Gpcis run, String... messages) {
        assertEquals(1, run.code(), run.all());
        assertEquals(1, run.err().lines().count(), run.all());
        for (String message : messages) {
            assertTrue(run.err().contains(message), run.all());
        }
    }

    @Test
    void whatIsImportedCanBeUsedAndGivenBack() throws IOException {
        Gpcis imported = Gpcis.run(folder, "import", golden("gpcis_segformerb0_delta.pth").toString(), "--base",
                golden("segformerb0.pth").toString(), "--as", "gpcis", "--name", "SegFormer", "-o", "model");
        assertEquals(0, imported.code(), imported.all());
        assertTrue(imported.out().contains("GPCIS, SegFormer-B0 S2") && imported.out().contains(
                "parts: backbone segformer, features deep+rgb, kernel learned, prior learned, posterior mlp, sampler pathwise"),
                imported.all());
        String manifest = Files.readString(folder.resolve("model/manifest.json"));
        assertTrue(manifest.contains("\"name\": \"SegFormer\"") && manifest.contains("SHA-256") && manifest.contains(
                "what it lacks from segformerb0.pth"), manifest);
        Photos.disk(folder.resolve("photo.png"));
        Gpcis segmented = Gpcis.run(folder, "segment", "photo.png", "--click", "32,24", "--model", "model", "-o", "mask.png");
        assertEquals(0, segmented.code(), segmented.all());
        assertFalse(segmented.all().contains("NOT TRAINED"), segmented.all());
        for (String file : List.of("out.pth", "out.safetensors")) {
            Gpcis exported = Gpcis.run(folder, "export", "model", "-o", file);
            assertEquals(0, exported.code(), exported.all());
            assertTrue(exported.out().contains("note: the file has no 'config'"), exported.all());
            Gpcis again = Gpcis.run(folder, "import", file, "-o", "again");
            assertEquals(0, again.code(), again.all());
            assertArrayEquals(Files.readAllBytes(folder.resolve("model/weights.safetensors")),
                    Files.readAllBytes(folder.resolve("again/weights.safetensors")), file);
        }
    }

    @Test
    void whatDoesNotFitIsListedWhole() throws IOException {
        SortedMap<String, HostTensor> tensors = new TreeMap<>(files.read(golden("segformerb0.pth")).tensors());
        String network = "feature_extractor.backbone.";
        tensors.remove(network + "norm1.bias");
        tensors.put(network + "norm1.scale", HostTensor.ofFloats(new float[] {1}, 1));
        tensors.put(network + "norm2.bias", HostTensor.ofFloats(new float[3], 3));
        tensors.put(network + "norm3.bias", HostTensor.ofFloats(new float[] {Float.NaN}, 1));
        files.write(TensorSet.of(tensors), folder.resolve("broken.pth"));
        Gpcis run = Gpcis.run(folder, "import", "broken.pth", "-o", "model");
        refused(run, "1 missing (" + network + "norm1.bias)", "1 left over (" + network + "norm1.scale)", "2 not as wanted");
        assertTrue(run.out().contains("  missing: " + network + "norm1.bias\n"), run.all());
        assertTrue(run.out().contains("  left over: " + network + "norm1.scale\n"), run.all());
        assertTrue(run.out().contains("  not as wanted: " + network + "norm2.bias is F32[3], wanted F32[64]\n"), run.all());
        assertFalse(Files.exists(folder.resolve("model")));
        refused(Gpcis.run(folder, "import", golden("segformerb0.pth").toString(), "--as", "gpcis", "-o", "model"),
                "is a checkpoint of CLICKSEG", "leave --as out");
        refused(Gpcis.run(folder, "import", golden("gpcis_segformerb0_delta.pth").toString(), "-o", "model"),
                "is of no network that runs here", "--base");
    }

    @Test
    void anEncoderOfImageNetIsWhereTrainingBegins() throws IOException {
        String encoder = "feature_extractor.backbone.";
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        files.read(golden("segformerb0.pth")).tensors().forEach((name, tensor) -> {
            if (name.startsWith(encoder) && !name.contains("side1")) {
                tensors.put(name.substring(encoder.length()), tensor);
            }
        });
        files.write(TensorSet.of(tensors), folder.resolve("mit_b0.pth"));
        refused(Gpcis.run(folder, "import", "mit_b0.pth", "-o", "model"), "is a checkpoint of IMAGENET (MiT-B0)",
                "./gpcis model new --backbone segformer --weights mit_b0.pth -o FOLDER");
        Gpcis made = Gpcis.run(folder, "model", "new", "--backbone", "segformer", "--weights", "mit_b0.pth", "-o", "model");
        assertEquals(0, made.code(), made.all());
        TensorSet weights = files.read(folder.resolve("model/weights.safetensors"));
        assertEquals(tensors.get("norm1.weight").data(), weights.tensor("backbone.backbone.norm1.weight").data());
    }

    @Test
    void nothingInAFileIsRun() throws IOException {
        String pickle = "cposix\nsystem\n(X\r\0\0\0touch ./ownedtR.";
        Files.write(folder.resolve("evil.pth"), ("\200\2" + pickle).getBytes(StandardCharsets.ISO_8859_1));
        refused(Gpcis.run(folder, "import", "evil.pth", "-o", "model"), "evil.pth holds a reference to 'posix.system'");
        refused(Gpcis.run(folder, "model", "new", "--weights", "evil.pth", "-o", "model"), "'posix.system'");
        assertFalse(Files.exists(folder.resolve("owned")));
        assertFalse(Files.exists(folder.resolve("model")));
    }

    @Test
    void saysWhatCannotBeDone() throws IOException {
        refused(Gpcis.run(folder, "import", "nosuch.pth", "-o", "model"), "there is no file nosuch.pth");
        refused(Gpcis.run(folder, "export", "untrained", "-o", "u.pth"), "no checkpoint of any release with the backbone"
                + " 'mobilenet'");
        refused(Gpcis.run(folder, "export", "untrained", "-o", "u.bin"), ".safetensors");
        assertEquals(2, Gpcis.run(folder, "import", "x.pth", "--as", "yolo", "-o", "model").code());
        assertEquals(2, Gpcis.run(folder, "import", "x.pth").code());
    }
}
