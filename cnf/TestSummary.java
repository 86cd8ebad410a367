// SPDX-License-Identifier: Apache-2.0

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the XML reports of the test runs. Run as {@code java TestSummary.java REPORTS unit=0 framework=0}: a folder
 * of REPORTS and the exit code of the run that wrote it. The summary goes to standard output and to
 * {@code REPORTS/summary.txt}; its last line is {@code tests: 120 passed, 0 failed, 3 skipped}.
 */
public class TestSummary {
    private final List<String> skips = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int passed;

    public static void main(String[] args) throws Exception {
        Path reports = Path.of(args[0]);
        TestSummary summary = new TestSummary();
        for (String run : List.of(args).subList(1, args.length)) {
            String[] parts = run.split("=");
            summary.add(parts[0], parts[1], reports.resolve(parts[0]));
        }
        try (PrintStream file = new PrintStream(Files.newOutputStream(reports.resolve("summary.txt")), true, "UTF-8")) {
            summary.print(file);
        }
        summary.print(System.out);
        System.exit(summary.good() ? 0 : 1);
    }

    private void add(String run, String exitCode, Path folder) throws Exception {
        int failed = failures.size();
        int ran = 0;
        List<Path> files = List.of();
        if (Files.isDirectory(folder)) {
            try (var list = Files.list(folder)) {
                files = list.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
            }
        }
        for (Path file : files) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            NodeList cases = root.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++, ran++) {
                add(run, (Element) cases.item(i));
            }
        }
        // Tests of the distribution come as plain test classes and may be none; the other two always have some.
        if (ran == 0 && !run.equals("distribution")) {
            complaints.add("no test ran: " + run);
        }
        if (!exitCode.equals("0") && failures.size() == failed && ran > 0) {
            complaints.add("the " + run + " tests ended with exit code " + exitCode + " although no test failed");
        }
    }

    private void add(String run, Element test) {
        String name = run + ": " + test.getAttribute("classname") + "." + test.getAttribute("name");
        Element skip = child(test, "skipped");
        Element failure = child(test, "failure") != null ? child(test, "failure") : child(test, "error");
        if (failure != null) {
            failures.add(name + "\n" + trace(failure).indent(4));
        } else if (skip != null) {
            String reason = skip.getTextContent().isBlank() ? skip.getAttribute("message") : skip.getTextContent();
            skips.add(name + ": " + reason.strip().lines().findFirst().orElse("no reason given")
                .replaceFirst("^\\S*TestAbortedException: (Assumption failed: )?", ""));
        } else {
            passed++;
        }
    }

    /** The message and the stack, less the frames of the test machinery. */
    private static String trace(Element failure) {
        String text = failure.getTextContent().isBlank() ? failure.getAttribute("message") : failure.getTextContent();
        return text.strip().lines()
            .filter(line -> !line.matches("\\s*at (java\\.base/|org\\.junit\\.|aQute\\.).*"))
            .collect(Collectors.joining("\n"));
    }

    private static Element child(Element parent, String tag) {
        return (Element) parent.getElementsByTagName(tag).item(0);
    }

    private boolean good() {
        return failures.isEmpty() && complaints.isEmpty() && passed > 0;
    }

    private void print(PrintStream out) {
        skips.forEach(skip -> out.println("skipped " + skip));
        failures.forEach(failure -> out.println("FAILED " + failure));
        complaints.forEach(complaint -> out.println("FAILED " + complaint));
        out.println("tests: " + passed + " passed, " + failures.size() + " failed, " + skips.size() + " skipped");
    }
}
