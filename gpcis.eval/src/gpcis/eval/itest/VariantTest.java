// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gpcis.api.click.Click;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Table 4: the variants that the distribution ships, put into force one after another under an open session. */
class VariantTest {

    private static final String PARTS = "gpcis.parts";
    private static final String OBJECTIVE = "gpcis.objective";

    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final ConfigurationAdmin configurations = Running.service(ConfigurationAdmin.class);

    @AfterEach
    void takeBack() throws Exception {
        for (String pid : List.of(PARTS, OBJECTIVE)) {
            configurations.getConfiguration(pid, "?").delete();
        }
        waitUntilChosen(Map.of());
    }

    @Test
    void everyVariantHasAMapOfItsOwnAndComesBackToTheBit() throws Exception {
        Map<String, float[]> maps = new TreeMap<>();
        try (SegmentationSession session = Running.service(Segmenter.class)
                .open(Painted.picture(), SessionOptions.of(withOtherScales(Painted.model())))) {
            session.click(Click.foreground(60, 75));
            session.click(Click.background(140, 75));
            for (String variant : List.of("a", "e", "b", "c", "d", "a", "d", "c", "b", "e")) {
                apply(variant);
                Prediction prediction = session.replay();
                chosen(variant).forEach((kind, name) -> assertEquals(name, prediction.parts().get(kind), variant));
                float[] map = prediction.probability().toArray();
                float[] before = maps.putIfAbsent(variant, map);
                if (before != null) {
                    assertArrayEquals(before, map, "variant " + variant + " after others");
                }
            }
        }
        // What sets a and e apart is done in training: with the same weights they compute the same.
        assertArrayEquals(maps.get("a"), maps.get("e"));
        List<String> differing = List.of("b", "c", "d", "e");
        for (String one : differing) {
            for (String other : differing) {
                assertEquals(one.equals(other), Arrays.equals(maps.get(one), maps.get(other)), one + " and " + other);
            }
        }
    }

    @Test
    void theFirstDiffersFromTheLastInTheObjectiveAlone() throws Exception {
        assertEquals(json("e").get(PARTS), json("a").get(PARTS));
        assertNotEquals(json("e").get(OBJECTIVE), json("a").get(OBJECTIVE));
        apply("a");
        assertTrue(stored(OBJECTIVE).containsKey("nfl") && !stored(OBJECTIVE).containsKey("lvi"), stored(OBJECTIVE).toString());
        apply("e");
        assertEquals(1e-3, stored(OBJECTIVE).get("lvi"), stored(OBJECTIVE).toString());
    }

    @Test
    void partsWithoutValuesInTheModelAreNamed() throws Exception {
        try (SegmentationSession session = Running.service(Segmenter.class)
                .open(Painted.picture(), SessionOptions.of(Painted.model()))) {
            apply("e");
            assertEquals(List.of(), session.click(Click.foreground(60, 75)).notes());
            apply("d");
            List<String> notes = session.replay().notes();
            assertTrue(notes.stream().anyMatch(note -> note.contains("no values for the prior 'learned'")), notes.toString());
            assertFalse(notes.stream().anyMatch(note -> note.contains("kernel")), "its scales are one a channel: " + notes);
            apply("c");
            assertEquals(List.of(), session.replay().notes(), "what is frozen is not learned");
        }
    }

    /** As training would leave it: η_0 and the η_t are no longer what they were at the start. */
    private static Model withOtherScales(Model model) {
        SortedMap<String, HostTensor> tensors = new TreeMap<>(model.weights().tensors());
        for (String name : List.of("kernel.log_eta0", "kernel.log_eta")) {
            HostTensor old = model.weights().tensor(name);
            float[] values = old.toFloats();
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.5f - 0.1f * (i % 7);
            }
            tensors.put(name, HostTensor.ofFloats(values, old.shape().stream().mapToLong(Long::longValue).toArray()));
        }
        return new Model(model.manifest(), TensorSet.of(tensors), model.hash());
    }

    /** The file of the distribution; the build put it into this bundle. */
    private static JsonObject json(String variant) throws IOException {
        try (Reader text = new InputStreamReader(Objects.requireNonNull(
                VariantTest.class.getResourceAsStream("/variants/" + variant + ".json"), variant), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(text).getAsJsonObject();
        }
    }

    private static Map<PartKind, String> chosen(String variant) throws IOException {
        Map<PartKind, String> chosen = new EnumMap<>(PartKind.class);
        json(variant).getAsJsonObject(PARTS).entrySet()
                .forEach(part -> chosen.put(PartKind.ofKey(part.getKey()), part.getValue().getAsString()));
        return chosen;
    }

    private void apply(String variant) throws Exception {
        Hashtable<String, Object> names = new Hashtable<>();
        json(variant).getAsJsonObject(PARTS).entrySet().forEach(part -> names.put(part.getKey(), part.getValue().getAsString()));
        Hashtable<String, Object> weights = new Hashtable<>();
        json(variant).getAsJsonObject(OBJECTIVE).entrySet()
                .forEach(term -> weights.put(term.getKey(), term.getValue().getAsDouble()));
        configurations.getConfiguration(PARTS, "?").update(names);
        configurations.getConfiguration(OBJECTIVE, "?").update(weights);
        waitUntilChosen(chosen(variant));
    }

    private Map<String, Object> stored(String pid) throws IOException {
        Configuration configuration = configurations.getConfiguration(pid, "?");
        Map<String, Object> found = new TreeMap<>();
        configuration.getProperties().keys().asIterator()
                .forEachRemaining(key -> found.put(key, configuration.getProperties().get(key)));
        return found;
    }

    private void waitUntilChosen(Map<PartKind, String> wanted) throws InterruptedException {
        for (int i = 0; i < 500 && !parts.chosen().equals(wanted); i++) {
            Thread.sleep(10);
        }
        assertEquals(wanted, parts.chosen());
    }
}
