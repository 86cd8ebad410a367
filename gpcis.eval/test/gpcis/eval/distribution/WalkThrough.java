// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a chapter of a document tells its reader to do, taken from the document itself: files to write, commands to give, lines to
 * type into the shell.
 *
 * @param steps in the order of the text
 */
record WalkThrough(List<Step> steps) {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FILE = Pattern.compile("`([\\w./]+\\.(?:xml|bnd|java))`");
    private static final String PROMPT = "gpcis> ";

    /** What a block of the document is for. */
    enum Kind { FILE, COMMANDS, SHELL }

    /**
     * One block.
     *
     * @param file the name of the file that the paragraph above the block gives it, else empty
     * @param text the block; of the shell's lines without the prompt
     */
    record Step(Kind kind, String file, String text) { }

    /** Reads the chapter with that heading. */
    static WalkThrough of(Path document, String heading) throws IOException {
        String text = Files.readString(document).replace("\r\n", "\n");
        int begin = text.indexOf("\n## " + heading + "\n");
        assertTrue(begin >= 0, document + " has no chapter '" + heading + "'");
        int end = text.indexOf("\n## ", begin + 1);
        String chapter = text.substring(begin, end < 0 ? text.length() : end);
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(chapter);
        int from = 0;
        while (blocks.find()) {
            String[] paragraphs = chapter.substring(from, blocks.start()).strip().split("\n\n");
            steps.add(step(blocks.group(1), paragraphs[paragraphs.length - 1], blocks.group(2)));
            from = blocks.end();
        }
        return new WalkThrough(List.copyOf(steps));
    }

    private static Step step(String language, String paragraph, String text) {
        if (language.equals("sh")) {
            return new Step(Kind.COMMANDS, "", text);
        }
        if (language.isEmpty()) {
            return new Step(Kind.SHELL, "", text.lines().map(line -> {
                assertTrue(line.startsWith(PROMPT), "no prompt before: " + line);
                return line.substring(PROMPT.length()) + "\n";
            }).collect(Collectors.joining()));
        }
        Matcher file = FILE.matcher(paragraph);
        assertTrue(file.find(), "which file is it? " + paragraph);
        return new Step(Kind.FILE, file.group(1), text);
    }
}
