// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.forward.Networks;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model folders as other people may send them: what their manifest says is checked, and so are the weights against it. */
class ModelFolderTest {

    @TempDir
    static Path sent;

    @TempDir
    Path folder;

    private static Model model;
    private static String manifest;

    private final ModelStore store = Running.service(ModelStore.class);

    /** @param message a part of what must be said */
    private record Change(String name, String message, UnaryOperator<String> edit) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void save() throws IOException {
        model = Painted.model();
        Running.service(ModelStore.class).save(model, sent);
        manifest = Files.readString(sent.resolve("manifest.json"));
    }

    private static Change replacing(String name, String message, String what, String by) {
        return new Change(name, message, text -> text.replace(what, by));
    }

    static Stream<Change> changes() {
        String hash = manifest.replaceAll("(?s).*\"weightsSha256\": \"(\\w+)\".*", "$1");
        return Stream.of(
                replacing("another hash", "is not the file that manifest.json names", hash, "0".repeat(64)),
                replacing("no hash", "lacks \"weightsSha256\"", "weightsSha256", "sha"),
                replacing("a path for a hash", "is not the file that manifest.json names", hash, "../../../etc/passwd"),
                replacing("a newer format", "has format 2", "\"format\": 1", "\"format\": 2"),
                replacing("an unknown kind of part", "no kind of part called '../kernel'", "\"kernel\": {", "\"../kernel\": {"),
                new Change("a missing part", "names no kernel",
                        text -> text.replaceFirst("\"kernel\": \\{[^}]*\\},", "")),
                replacing("a name that moves the cursor", "control characters: \\u001b[2J", "\"small\"", "\"\\u001b[2J\""),
                replacing("a note that moves the cursor", "control characters", "\"none: ", "\"\\u001b]0;none: "),
                replacing("a huge network size", "has network size 100000×96", "\"width\": 112", "\"width\": 100000"),
                replacing("a tiny network size", "network size", "\"width\": 112", "\"width\": 1"),
                replacing("a size that is no number", "is no model manifest", "\"width\": 112", "\"width\": \"wide\""),
                replacing("a negative ε²", "epsilonSquared", "\"epsilonSquared\": ", "\"epsilonSquared\": -"),
                replacing("an ε² that is no number", "epsilonSquared", "\"epsilonSquared\": ", "\"epsilonSquared\": \"NaN\", \"x\": "),
                new Change("a deep one", "is no model manifest", text -> "{\"notes\":".repeat(100_000)),
                new Change("a long one", "too long for a manifest", text -> text + " ".repeat(2 << 20)),
                new Change("none", "is empty", text -> ""),
                new Change("a list", "is no model manifest", text -> "[]"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsWrongWithAManifestIsTold(Change change) throws IOException {
        String edited = change.edit.apply(manifest);
        Files.writeString(folder.resolve("manifest.json"), edited);
        Files.copy(sent.resolve("weights.safetensors"), folder.resolve("weights.safetensors"));
        String line = assertThrows(Problem.class, () -> store.open(folder.toString())).line();
        assertTrue(line.contains(change.message), line);
        assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }

    @Test
    void weightsThatWereChangedAreRefused() throws IOException {
        byte[] weights = Files.readAllBytes(sent.resolve("weights.safetensors"));
        Files.writeString(folder.resolve("manifest.json"), manifest);
        assertTrue(assertThrows(Problem.class, () -> store.open(folder.toString())).line().contains("no file"));
        for (int at : new int[] {0, 100, weights.length / 2, weights.length - 1}) {
            byte[] changed = weights.clone();
            changed[at] ^= 1;
            Files.write(folder.resolve("weights.safetensors"), changed);
            String line = assertThrows(Problem.class, () -> store.open(folder.toString()), "byte " + at).line();
            assertTrue(line.contains("is not the file that manifest.json names"), line);
        }
        Files.write(folder.resolve("weights.safetensors"), weights);
        assertEquals(model.manifest(), store.open(folder.toString()).manifest());
    }

    /** A name is a label: nothing is written or looked for under it. */
    @Test
    void aNameThatIsAPathLeadsNowhere() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest.replace("\"small\"", "\"../../outside\""));
        Files.copy(sent.resolve("weights.safetensors"), folder.resolve("weights.safetensors"));
        Model opened = store.open(folder.toString());
        assertEquals("../../outside", opened.manifest().name());
        Path copy = folder.resolve("a/b/copy");
        store.save(opened, copy);
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of("manifest.json", "manifest.json", "weights.safetensors", "weights.safetensors"),
                    files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aPartByAPathIsNotFound() throws IOException {
        Files.writeString(folder.resolve("manifest.json"),
                manifest.replaceFirst("(\"kernel\": \\{\\s*\"name\": )\"learned\"", "$1\"../../learned\""));
        Files.copy(sent.resolve("weights.safetensors"), folder.resolve("weights.safetensors"));
        Model opened = store.open(folder.toString());
        String line = assertThrows(Problem.class, () -> Running.service(Networks.class).open(opened)).line();
        assertTrue(line.contains("'../../learned', which is not running"), line);
    }
}
