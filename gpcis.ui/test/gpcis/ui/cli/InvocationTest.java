// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.PictureFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import picocli.CommandLine;

/** The command line without any service: what it says and the exit codes. */
final class InvocationTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PictureFiles pictures;

    @Test
    void everyCommandHasHelpWithEverythingDescribed() {
        for (CommandLine command : commands(invocation().commandLine())) {
            String name = command.getCommandSpec().qualifiedName();
            assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
            assertTrue(command.getCommandSpec().findOption("--help") != null, name);
            assertTrue(command.getCommandSpec().findOption("--verbose") != null, name);
            command.getCommandSpec().options().forEach(
                    option -> assertTrue(option.description().length > 0, name + " " + option.longestName()));
        }
    }

    /** What picocli fills in it takes from names between braces: a name that it does not know becomes the word "null". */
    @Test
    void noHelpSaysNull() {
        for (CommandLine command : commands(invocation().commandLine())) {
            String help = command.getUsageMessage();
            assertFalse(help.contains("null"), help);
        }
        run("train", "--help");
        assertTrue(out.toString().contains("environment:\n${GPCIS_DATA}/photos."), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "--help", "segment --help", "demo --help", "doctor -h", "models --help", "model new --help", "shell --help",
        "completion --help", "bench --help", "bench head --help"
    })
    void helpIsNoError(String line) {
        assertEquals(0, run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertTrue(out.toString().contains("Usage: gpcis"), out.toString());
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "segmet", "--nonsense", "segment", "segment p.jpg", "segment p.jpg -o m.png --click 1;2",
        "segment p.jpg -o m.png --epsilon small", "model", "model new", "bench",
        "bench head --sizes 0", "bench head --sizes 384x", "segment p.jpg -o m.png --influence first=i.png"
    })
    void wrongUsageExitsWithTwoAndPointsToTheHelp(String line) {
        assertEquals(2, run(line.split(" ")));
        assertTrue(err.toString().startsWith("gpcis: "), err.toString());
        assertTrue(err.toString().endsWith(" --help` tells how it is used" + System.lineSeparator()), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void suggestsWhatWasMeant() {
        run("segmet");
        assertTrue(err.toString().contains("segment"), err.toString());
    }

    @Test
    void aProblemIsOneLine() {
        assertEquals(1, run("models"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("gpcis: no model store is running; "), err.toString());
    }

    @Test
    void anErrorOfTheProgramIsOneLineToo() {
        pictures = (PictureFiles) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {PictureFiles.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("broken\ninside");
                });
        String[] line = {"segment", "p.jpg", "-o", "never-written.png", "--click", "1,2"};
        assertEquals(70, run(line));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("broken") && err.toString().contains("--verbose"), err.toString());
    }

    @Test
    void verboseShowsTheStackTraceWhereverItStands() {
        run("--verbose", "models");
        assertTrue(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void everyCommandTellsItsVersion() {
        assertEquals(0, run("segment", "--version"));
        assertTrue(out.toString().startsWith("gpcis 1.2.3 "), out.toString());
    }

    @Test
    void completionNamesTheCommands() {
        assertEquals(0, run("completion"));
        assertTrue(out.toString().contains("segment") && out.toString().contains("--overlay"));
    }

    private int run(String... arguments) {
        return invocation().run(arguments);
    }

    private Invocation invocation() {
        Workbench nothingRuns = new Workbench(framework(), null, null, null, null, pictures, Map.of(), Map.of(), null, null, null,
                null, null, null, null, null, null, null, Map.of(), null, null);
        return new Invocation(nothingRuns, new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false));
    }

    /** A framework that knows the version of our bundle and nothing else. */
    private static BundleContext framework() {
        Bundle bundle = answering(Bundle.class, new Version(1, 2, 3));
        return answering(BundleContext.class, bundle);
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }

    private static List<CommandLine> commands(CommandLine root) {
        List<CommandLine> all = new ArrayList<>(List.of(root));
        root.getSubcommands().values().forEach(child -> all.addAll(commands(child)));
        return all;
    }
}
