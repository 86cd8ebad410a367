// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunSession;
import gpcis.api.evaluate.Shard;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code run.json} and the lines of {@code sessions.jsonl}. */
final class HeaderFile {

    private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

    private HeaderFile() { }

    static void write(RunHeader header, Path file) {
        byte[] bytes = (PRETTY.toJson(header) + "\n").getBytes(StandardCharsets.UTF_8);
        PlacedFile.write(file, out -> out.write(bytes));
    }

    /** @throws Problem if it cannot be read or is of another form */
    static RunHeader read(Path file) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
            int format = json.get("format").getAsInt();
            if (format != RunHeader.FORMAT) {
                throw new Problem(file + " has the form " + format + "; this workbench reads " + RunHeader.FORMAT,
                        "read it with the version of the workbench that wrote it");
            }
            RunHeader header = PRETTY.fromJson(json, RunHeader.class);
            // What is missing in the text is null in a record: asking for everything finds it.
            Shard shard = header.shard();
            if (shard == null || header.dataSets().stream().anyMatch(set -> set.name() == null) || header.model() == null) {
                throw new JsonParseException("incomplete");
            }
            return header;
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            throw new Problem(file + " cannot be understood",
                    "the file was changed by something else: restore it, or choose another folder and begin anew", e);
        }
    }

    /** The first point in which two headers differ, in words; empty where they are equal. */
    static Optional<String> difference(RunHeader was, RunHeader is) {
        return difference("", PRETTY.toJsonTree(was), PRETTY.toJsonTree(is));
    }

    private static Optional<String> difference(String path, JsonElement was, JsonElement is) {
        if (was.equals(is)) {
            return Optional.empty();
        }
        if (was.isJsonObject() && is.isJsonObject()) {
            Set<String> names = new TreeSet<>(was.getAsJsonObject().keySet());
            names.addAll(is.getAsJsonObject().keySet());
            for (String name : names) {
                String below = path.isEmpty() ? name : path + "." + name;
                JsonElement before = was.getAsJsonObject().get(name);
                JsonElement now = is.getAsJsonObject().get(name);
                if (before == null || now == null) {
                    return Optional.of(below + (before == null ? " is new: " + now : " was " + before + " and is not there now"));
                }
                Optional<String> found = difference(below, before, now);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(path + " was " + was + " and is " + is);
    }

    static String line(RunSession session) {
        return LINE.toJson(session) + "\n";
    }

    static List<RunSession> sessions(Path file) {
        List<RunSession> sessions = new ArrayList<>();
        for (String line : RecordReader.lines(file)) {
            try {
                sessions.add(LINE.fromJson(line, RunSession.class));
            } catch (JsonParseException e) {
                throw new Problem("a line of " + file + " cannot be understood", "restore or delete the file", e);
            }
        }
        return sessions;
    }
}
