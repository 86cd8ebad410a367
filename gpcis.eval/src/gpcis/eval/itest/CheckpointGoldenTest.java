// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import gpcis.api.checkpoint.CheckpointExchange;
import gpcis.api.checkpoint.CheckpointFiles;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.ExportedCheckpoint;
import gpcis.api.checkpoint.RecognisedCheckpoint;
import gpcis.api.click.ClickLabel;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.forward.Networks;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reference checkpoints from their files on: read, recognised, made a model, saved, opened, run; and exported again.
 */
class CheckpointGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final Size SIZE = new Size(128, 96);

    @TempDir
    static Path folder;

    private final CheckpointFiles files = Running.service(CheckpointFiles.class);
    private final CheckpointExchange exchange = Running.service(CheckpointExchange.class);
    private final ModelStore models = Running.service(ModelStore.class);
    private final Networks networks = Running.service(Networks.class);
    private final Safetensors safetensors = Running.service(Safetensors.class);

    /** A reference network: its checkpoint, what that lacks, and what it computes of the arrays {@code FOLDER/96x128}. */
    private enum Reference {
        HRNET(CheckpointRelease.RITM, "hrnet18s", "hrnet18s.pth", null, null),
        HRNET_GPCIS(CheckpointRelease.GPCIS, "hrnet18s", "gpcis_hrnet18s_delta.pth", "hrnet18s.pth", "logits_f64_eps"),
        SEGFORMER(CheckpointRelease.CLICKSEG, "segformerb0", "segformerb0.pth", null, null),
        SEGFORMER_GPCIS(CheckpointRelease.GPCIS, "segformerb0", "gpcis_segformerb0_delta.pth", "segformerb0.pth",
                "logits_f64_eps"),
        RESNET(CheckpointRelease.RITM, "deeplab50", "deeplab50.pth", null, null),
        RESNET_GPCIS(CheckpointRelease.GPCIS, "gpcis50", "gpcis50.pth", null, "head_f64_eps");

        private final CheckpointRelease release;
        private final String set;
        private final String file;
        private final String base;
        private final String logits;

        Reference(CheckpointRelease release, String set, String file, String base, String logits) {
            this.release = release;
            this.set = set;
            this.file = file;
            this.base = base;
            this.logits = logits;
        }

        Path path(String name) {
            Path given = golden().resolve(set).resolve(name);
            return Files.exists(given) ? given : folder.resolve(name);
        }
    }

    private static Path golden() {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null && !root.isBlank(), "GPCIS_GOLDEN is unset: there are no reference checkpoints");
        return Path.of(root);
    }

    @BeforeAll
    static void unpack() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(golden().resolve("gpcis50/gpcis50.pth.gz")), 1 << 16)) {
            Files.copy(in, folder.resolve("gpcis50.pth"));
        }
    }

    /** RITM's ResNet is stored as what differs from GPCIS's. */
    private void composeRitm() throws IOException {
        Path composed = folder.resolve("deeplab50.pth");
        if (Files.exists(composed)) {
            return;
        }
        SortedMap<String, HostTensor> shared = files.read(folder.resolve("gpcis50.pth")).tensors();
        SortedMap<String, HostTensor> tensors =
                new TreeMap<>(files.read(golden().resolve("deeplab50/deeplab50_delta.pth")).tensors());
        for (JsonElement key : JsonParser.parseString(Files.readString(golden().resolve("deeplab50/keys.json")))
                .getAsJsonObject().getAsJsonArray("all_keys")) {
            String name = key.getAsString();
            tensors.computeIfAbsent(name, missing -> shared.get(missing.replaceFirst("^feature_extractor", "model")));
        }
        files.write(TensorSet.of(tensors), composed);
    }

    private RecognisedCheckpoint recognised(Reference reference) throws IOException {
        if (reference == Reference.RESNET) {
            composeRitm();
        }
        return exchange.recognise(reference.path(reference.file), Optional.ofNullable(reference.base).map(reference::path),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void computesTheSame(Reference reference) throws IOException {
        RecognisedCheckpoint checkpoint = recognised(reference);
        assertEquals(reference.release, checkpoint.layout().release());
        assertTrue(checkpoint.fits(), () -> checkpoint.missing() + " " + checkpoint.leftOver() + " " + checkpoint.differing());
        Path saved = folder.resolve("model-" + reference);
        models.save(exchange.model(checkpoint, reference.name()), saved);
        Model model = models.open(saved.toString());
        assertEquals(reference.logits == null ? 0.49 : 0.5, model.manifest().threshold());
        GoldenArrays golden = GoldenArrays.open(reference.set + "/96x128");
        try (Network network = networks.open(model)) {
            if (reference.logits == null) {
                compare(reference, "instances", golden.get("instances"), network.forward(input(golden, 1e-7)));
                return;
            }
            GoldenArrays process = reference.base == null ? golden : GoldenArrays.open(reference.set + "/gpcis_96x128");
            for (String epsilon : new String[] {"1e-02", "1e-07"}) {
                NetworkOutput output = network.forward(input(golden, Double.parseDouble(epsilon)));
                compare(reference, reference.logits + epsilon, process.get(reference.logits + epsilon), output);
                if (reference.base == null) {
                    compare(reference, "official_f32_eps" + epsilon, golden.get("official_f32_eps" + epsilon), output);
                }
            }
        }
    }

    private static NetworkInput input(GoldenArrays golden, double epsilonSquared) {
        double[] planes = golden.get("input");
        float[] values = new float[planes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) planes[i];
        }
        double[] points = golden.get("points");
        List<NetworkClick> clicks = new ArrayList<>();
        for (int i = 0; i < points.length; i += 3) {
            if (points[i] >= 0 || points[i + 1] >= 0) {
                clicks.add(new NetworkClick(points[i], points[i + 1],
                        i < points.length / 2 ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND));
            }
        }
        return new NetworkInput(SIZE, Arrays.copyOf(values, 3 * SIZE.pixels()),
                Arrays.copyOfRange(values, 3 * SIZE.pixels(), values.length), clicks, Sampling.deterministic(epsilonSquared),
                false);
    }

    private static void compare(Reference reference, String name, double[] expected, NetworkOutput output) {
        float[] found = output.logits();
        assertEquals(expected.length, found.length);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]));
            assertTrue(Math.abs(expected[i] - found[i]) <= TOLERANCE, name + " " + i + ": " + expected[i] + ", " + found[i]);
        }
        System.out.printf("%s, %s: within %.1e%n", reference, name, largest);
    }

    /** What goes out is what came in, and what comes in again is what went out: to the bit, in both formats. */
    @ParameterizedTest
    @EnumSource
    void comesBackToTheBit(Reference reference) throws IOException {
        RecognisedCheckpoint checkpoint = recognised(reference);
        Model model = exchange.model(checkpoint, "model");
        ExportedCheckpoint exported = exchange.export(model, Optional.empty());
        assertSame(checkpoint.tensors(), exported.tensors());
        Path pth = folder.resolve("out.pth");
        files.write(exported.tensors(), pth);
        Path other = folder.resolve("out.safetensors");
        safetensors.write(exported.tensors(), other);
        for (Path file : List.of(pth, other)) {
            Model again = exchange.model(exchange.recognise(file, Optional.empty(), Optional.of(reference.release)), "model");
            assertSame(model.weights(), again.weights());
            assertEquals(model.hash(), again.hash());
            assertEquals(model.manifest().parts(), again.manifest().parts());
            assertEquals(checkpoint.tensors().metadata().get("config"), again.weights().metadata().get("config"));
        }
    }

    private static void assertSame(TensorSet expected, TensorSet found) {
        assertEquals(expected.tensors().keySet(), found.tensors().keySet());
        for (Map.Entry<String, HostTensor> entry : expected.tensors().entrySet()) {
            HostTensor tensor = found.tensor(entry.getKey());
            assertEquals(entry.getValue().type(), tensor.type(), entry.getKey());
            assertEquals(entry.getValue().shape(), tensor.shape(), entry.getKey());
            assertEquals(entry.getValue().data(), tensor.data(), entry.getKey());
        }
    }
}
