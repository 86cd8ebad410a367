// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gpcis.eval.distribution.WalkThrough.Kind;
import gpcis.eval.distribution.WalkThrough.Step;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.annotations.Component;

/**
 * The walk-through of gpcis.api/README.md, done to the letter in a folder outside the workspace: what the document says is
 * written and run, so that it cannot be wrong. And what becomes of bundles that are not as they should be.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands of the document are those of a Unix shell")
final class PluginDistributionTest {

    private static final Path ROOT = Path.of(System.getProperty("gpcis.root", "..")).toAbsolutePath().normalize();
    private static final String JAR = "target/org.example.tiny-1.0.0.jar";
    private static final int X = 120;
    private static final int Y = 90;
    private static final long SECONDS = 180;
    /** What Maven says when it lacks one of its plugins and there is no network to get it from. */
    private static final String UNREACHABLE =
            "(?s).*(Could not transfer|offline mode|Unknown host|has not been downloaded|Connection refused).*";

    @TempDir
    Path folder;
    private Path workbench;
    private Path project;
    private String unreachable = "";

    @BeforeEach
    void prepare() throws IOException {
        project = Files.createDirectory(folder.resolve("tiny"));
        photo(project.resolve("cat.jpg"));
        // A workbench of its own, so that nobody else's gets the plugin.
        workbench = Files.createDirectory(folder.resolve("workbench"));
        Files.copy(ROOT.resolve("gpcis"), workbench.resolve("gpcis"), StandardCopyOption.COPY_ATTRIBUTES);
        try (Stream<Path> parts = Files.list(ROOT)) {
            for (Path part : parts.filter(path -> path.getFileName().toString().matches("cnf|gpcis\\..*")).toList()) {
                Files.createSymbolicLink(workbench.resolve(part.getFileName()), part);
            }
        }
        String arguments = System.getenv().getOrDefault("GPCIS_MAVEN_ARGS", "").strip();
        if (!arguments.isEmpty()) {
            Files.writeString(Files.createDirectory(project.resolve(".mvn")).resolve("maven.config"),
                    arguments.replaceAll("\\s+", "\n"));
        }
    }

    /** One of GrabCut, where it is at hand, or a drawn one. */
    private static void photo(Path file) throws IOException {
        String data = System.getenv("GPCIS_DATA");
        if (data == null) {
            Photos.disk(file, 6);
            return;
        }
        try (Stream<Path> photos = Files.list(Path.of(data, "GrabCut", "data_GT"))) {
            Files.copy(photos.filter(path -> path.toString().endsWith(".jpg")).sorted().findFirst().orElseThrow(), file);
        }
    }

    @Test
    void theWalkThroughIsRightToTheLetter() throws Exception {
        int shells = 0;
        StringBuilder said = new StringBuilder();
        for (Step step : walkThrough().steps()) {
            switch (step.kind()) {
                case FILE -> write(step);
                case COMMANDS -> {
                    if (builds(step.text())) {
                        delete(project.resolve("target"));
                    }
                    said.append(run(step.text()));
                    assertTrue(!builds(step.text()) || unreachable(step.text()) || Files.exists(project.resolve(JAR)), step.text());
                }
                case SHELL -> {
                    said.append(shell(step.text()));
                    shells++;
                }
                default -> throw new AssertionError(step);
            }
        }
        String all = said.toString();
        assertEquals(1, shells);
        assertTrue(all.contains("started org.example.tiny 1.0.0, which brings backbone tiny"), all);
        assertTrue(all.contains("with backbone tiny, "), all);
        assertMask("cat-from-shell.png");
        assertTrue(all.contains("✓ org.example.tiny 1.0.0"), all);
        assertTrue(all.matches("(?s).*✓ backbone: [^\n]*tiny.*"), all);
        assertTrue(all.contains("All is well."), all);
        assertMask("cat.png");
        // 3·3·6·16 and 3·3·16·32 and 32·16, each with a bias for every output
        assertTrue(all.contains("6 tensors: 6,048 parameters"), all);
        assumeTrue(unreachable.isEmpty(), "all but the commands with Maven is right; they reached no repository: " + unreachable);
    }

    @Test
    void badPluginsAreOneLineEachAndTheOthersWork() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(built(), plugins.resolve("tiny.jar"));
        Files.copy(edited("throws", "implements Backbone {",
                "implements Backbone {\n    public TinyBackbone() { throw new IllegalStateException(\"no luck\"); }\n"),
                plugins.resolve("throws.jar"));
        Files.copy(edited("later", "-privatepackage", "Import-Package: gpcis.api.backbone;version=\"[7,8)\", *\n-privatepackage"),
                plugins.resolve("later.jar"));
        Files.writeString(plugins.resolve("letter.jar"), "Dear reader");
        try (var empty = new JarOutputStream(Files.newOutputStream(plugins.resolve("plain.jar")))) {
            empty.putNextEntry(new ZipEntry("a"));
        }
        List<List<String>> lines = List.of(List.of("letter.jar", "is no bundle", "no jar"),
                List.of("plain.jar", "is no bundle", "Bundle-SymbolicName"),
                List.of("org.example.throws", "TinyBackbone", "failed: IllegalStateException: no luck"),
                List.of("org.example.later", "gpcis.api.backbone from version 7.0.0 to below 8.0.0", "this workbench has 1."));

        Gpcis run = Gpcis.run(project, "", Map.of("GPCIS_PLUGINS", plugins.toString()),
                "segment", "cat.jpg", "--click", X + "," + Y, "--backbone", "tiny", "-o", "mask.png");
        assertEquals(0, run.code(), run.all());
        assertEquals(lines.size(), run.err().lines().count(), run.all());
        lines.forEach(words -> assertOneLine(words, run.err(), run));
        assertMask("mask.png");

        Gpcis shell = Gpcis.run(project, String.join("\n", "gpcis:install " + plugins.resolve("letter.jar"),
                "gpcis:install " + plugins.resolve("plain.jar"), "gpcis:install " + plugins.resolve("throws.jar"),
                "gpcis:install " + plugins.resolve("later.jar"), "gpcis:install none.jar",
                "gpcis:install " + plugins.resolve("tiny.jar"), "gpcis:open cat.jpg backbone=tiny",
                "gpcis:click " + X + " " + Y, "gpcis:install " + plugins.resolve("tiny.jar"), "gpcis:click 5 5 -",
                "gpcis:save from-shell.png", "gpcis:bundles", ""), Map.of(), "shell");
        assertEquals(0, shell.code(), shell.all());
        lines.forEach(words -> assertOneLine(words, shell.out(), shell));
        assertEquals(lines.size() + 1, shell.out().lines().filter(line -> line.contains("problem: ")).count(), shell.all());
        assertEquals(2, shell.out().lines().filter(line ->
                line.contains("started org.example.tiny 1.0.0, which brings backbone tiny")).count(), shell.all());
        assertEquals(List.of("org.example.tiny"), shell.out().lines().filter(line -> line.contains(" org.example."))
                .filter(line -> line.startsWith("active ") || line.startsWith("unresolved "))
                .map(line -> line.split(" +")[1]).toList(), shell.all());
        assertMask("from-shell.png");
    }

    @Test
    void aFolderForPluginsThatIsNotThereIsMissed() {
        Gpcis run = Gpcis.run(folder, "", Map.of("GPCIS_PLUGINS", folder.resolve("none").toString()), "models");
        assertEquals(1, run.code(), run.all());
        assertEquals(1, run.err().lines().count(), run.all());
        assertTrue(run.err().contains("there is no folder"), run.all());
    }

    private static WalkThrough walkThrough() throws IOException {
        return WalkThrough.of(ROOT.resolve("gpcis.api/README.md"), "A backbone, step by step");
    }

    /** The bundle of the walk-through, made without Maven. */
    private Path built() throws Exception {
        for (Step step : walkThrough().steps()) {
            if (step.kind() == Kind.FILE) {
                write(step);
            } else if (step.text().contains("javac ") || step.text().startsWith("mkdir -p src")) {
                run(step.text());
            }
        }
        return project.resolve(JAR);
    }

    /** The same with a name of its own and a change in a file of the project. */
    private Path edited(String name, String from, String to) throws Exception {
        Path source = project.resolve("src/main/java/org/example/tiny/TinyBackbone.java");
        Path bnd = project.resolve("bnd.bnd");
        Path changed = Files.readString(source).contains(from) ? source : bnd;
        String sourceBefore = Files.readString(source);
        String bndBefore = Files.readString(bnd);
        Files.writeString(bnd, bndBefore.replace("Name: org.example.tiny", "Name: org.example." + name));
        assertTrue(Files.readString(changed).contains(from), from);
        Files.writeString(changed, Files.readString(changed).replace(from, to));
        run(walkThrough().steps().stream().filter(step -> step.text().contains("javac ")).findFirst().orElseThrow().text());
        Files.writeString(source, sourceBefore);
        Files.writeString(bnd, bndBefore);
        return project.resolve(JAR);
    }

    private void write(Step step) throws IOException {
        Path file = project.resolve(step.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, step.text());
    }

    private static boolean builds(String commands) {
        return commands.contains("mvn -q package") || commands.contains("javac ");
    }

    private boolean unreachable(String commands) {
        return commands.startsWith("mvn") && !unreachable.isEmpty();
    }

    /** What they print; each must succeed. */
    private String run(String commands) throws Exception {
        return process(List.of("sh", "-e", "-c", commands), "", commands);
    }

    private String shell(String lines) throws Exception {
        return process(List.of(workbench.resolve("gpcis").toString(), "shell"), lines, lines);
    }

    private String process(List<String> command, String input, String what) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true)
                .redirectInput(in.toFile()).redirectOutput(out.toFile());
        builder.environment().put("WORKBENCH", workbench.toString());
        builder.environment().put("GPCIS_BUILDING", "yes");
        builder.environment().remove("GPCIS_PLUGINS");
        builder.environment().put("M2", repository().toString());
        builder.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(),
                (path, bin) -> bin + File.pathSeparator + path);
        Process process = builder.start();
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> {
            process.destroyForcibly();
            return "no end after " + SECONDS + " seconds: " + what;
        });
        String printed = Files.readString(out);
        if (process.exitValue() != 0 && what.startsWith("mvn") && printed.matches(UNREACHABLE)) {
            unreachable = printed.lines().filter(line -> line.matches(UNREACHABLE)).findFirst().orElseThrow();
            return "";
        }
        assertEquals(0, process.exitValue(), what + "\n" + printed);
        return printed;
    }

    /** The local repository that the workbench was built from. */
    private static Path repository() throws Exception {
        Path repository = Path.of(Component.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        while (!Files.isDirectory(repository.resolve("biz/aQute/bnd/biz.aQute.bnd"))) {
            repository = repository.getParent();
        }
        return repository;
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void assertOneLine(List<String> words, String text, Gpcis run) {
        assertEquals(1, text.lines().filter(line -> words.stream().allMatch(line::contains)).count(), words + "\n" + run.all());
    }

    private void assertMask(String name) throws IOException {
        Raster mask = ImageIO.read(project.resolve(name).toFile()).getRaster();
        assertEquals(255, mask.getSample(X, Y, 0), "the clicked pixel is of the object");
        int[] samples = mask.getSamples(0, 0, mask.getWidth(), mask.getHeight(), 0, (int[]) null);
        assertTrue(Arrays.stream(samples).anyMatch(value -> value == 0), "not everything is");
    }
}
