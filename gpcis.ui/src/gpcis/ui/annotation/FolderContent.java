// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.Annotation;
import gpcis.api.problem.Problem;
import gpcis.ui.json.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an annotation's folder holds: the saved file and the changes of the journal since.
 *
 * @param annotation how it stands; empty where nothing was ever done
 * @param changes number of the newest change
 * @param saved number of the newest change that is in the saved file
 * @param journalled bytes of the journal that are whole lines
 */
record FolderContent(Optional<Annotation> annotation, long changes, long saved, long journalled) {

    static final String SAVED = "annotation.json";
    static final String JOURNAL = "journal.jsonl";

    private static final int TRIES = 20;

    /** Reads a folder that another process may be writing to. */
    static FolderContent read(Path folder) {
        for (int attempt = 1; ; attempt++) {
            Optional<byte[]> saved = bytes(folder.resolve(SAVED));
            byte[] journal = bytes(folder.resolve(JOURNAL)).orElse(new byte[0]);
            // Where it was saved in between, the journal no longer belongs to the file that was read.
            if (attempt == TRIES || saved.map(Arrays::hashCode).equals(bytes(folder.resolve(SAVED)).map(Arrays::hashCode))) {
                return of(folder, saved, journal);
            }
        }
    }

    /** Reads a folder whose journal this process holds. */
    static FolderContent read(Path folder, Journal journal) {
        return of(folder, bytes(folder.resolve(SAVED)), journal.content());
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    private static FolderContent of(Path folder, Optional<byte[]> savedBytes, byte[] journal) {
        Optional<AnnotationJson.Saved> saved = savedBytes.map(bytes ->
                AnnotationJson.read(new String(bytes, StandardCharsets.UTF_8), folder.resolve(SAVED).toString()));
        long first = saved.map(AnnotationJson.Saved::changes).orElse(0L);
        Annotation annotation = saved.map(AnnotationJson.Saved::annotation).orElse(null);
        long number = first;
        int whole = 0;
        for (int line = 1; whole < journal.length; line++) {
            int end = endOfLine(journal, whole);
            boolean last = end < 0 || end + 1 == journal.length;
            try {
                if (end < 0) {
                    // The process was killed at this line, and nobody was told that it is on disk.
                    break;
                }
                Fields fields = Fields.of(new String(journal, whole, end - whole, StandardCharsets.UTF_8));
                long n = fields.whole("n");
                if (n > first) {
                    annotation = apply(ChangeJson.read(fields), n, number, annotation);
                    number = n;
                }
            } catch (IllegalArgumentException | ArithmeticException | Problem e) {
                if (last) {
                    // The machine went down: the line's length was on disk before all of its bytes were.
                    break;
                }
                throw Fields.damaged(folder.resolve(JOURNAL) + " line " + line, e);
            }
            whole = end + 1;
        }
        return new FolderContent(Optional.ofNullable(annotation), number, first, whole);
    }

    private static Annotation apply(Change change, long n, long before, Annotation annotation) {
        if (n != before + 1) {
            throw new IllegalArgumentException("change " + n + " follows change " + before);
        }
        if (annotation == null != change instanceof Change.Begun) {
            throw new IllegalArgumentException(annotation == null ? "it has no beginning" : "it begins again");
        }
        return change.to(annotation);
    }

    private static int endOfLine(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
