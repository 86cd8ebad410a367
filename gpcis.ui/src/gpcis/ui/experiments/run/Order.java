// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an experiment was begun with; kept beside its folder as JSON, so that it can be gone on with on another day.
 *
 * @param kind what it does
 * @param arguments those of the command, without the folder
 * @param data folder of the data sets; empty for what the environment says
 */
public record Order(Kind kind, List<String> arguments, String data) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    public Order {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(data, "data");
        arguments = List.copyOf(arguments);
    }

    /** The command that begins it in that folder. */
    public List<String> begin(Path folder) {
        List<String> command = new ArrayList<>(List.of(kind.command()));
        command.addAll(arguments);
        command.addAll(List.of("-o", folder.toString()));
        return command;
    }

    /** The command that goes on with what is in that folder. */
    List<String> goOn(Path folder) {
        boolean begun = Files.exists(folder.resolve("config.json"));
        return kind == Kind.TRAINING && begun ? List.of(kind.command(), "--resume", folder.toString()) : begin(folder);
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, GSON.toJson(this) + "\n");
        } catch (IOException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "choose another folder for the runs", e);
        }
    }

    /** Empty where the file is missing or something else. */
    static Optional<Order> read(Path file) {
        try {
            return Files.exists(file) ? Optional.ofNullable(GSON.fromJson(Files.readString(file), Order.class)) : Optional.empty();
        } catch (IOException | JsonParseException | NullPointerException e) {
            // Somebody else's file of that name: the run can be looked at, if not gone on with.
            return Optional.empty();
        }
    }
}
