// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command line, divided into what is about Spark and what the command is told.
 *
 * @param command the command with its own arguments
 * @param master Spark's master; empty where none was stated
 * @param settings of Spark
 * @param objects of one task
 */
record EngineArguments(List<String> command, String master, Map<String, String> settings, int objects) {

    private static final int USUAL_OBJECTS = 8;

    /** @throws Refusal if an option has no value or a wrong one */
    static EngineArguments of(String[] arguments) {
        List<String> command = new ArrayList<>();
        String master = "";
        Map<String, String> settings = new TreeMap<>();
        int objects = USUAL_OBJECTS;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (!List.of("--engine", "--master", "--spark-conf", "--objects-per-task").contains(name)) {
                command.add(argument);
                continue;
            }
            if (equals < 0 && i + 1 == arguments.length) {
                throw new Refusal(name + " has no value", "write " + name + " VALUE");
            }
            String value = name.equals(argument) ? arguments[++i] : argument.substring(equals + 1);
            switch (name) {
                case "--master" -> master = value;
                case "--spark-conf" -> {
                    int at = value.indexOf('=');
                    if (at < 1) {
                        throw new Refusal("--spark-conf " + value + " is no setting", "write spark.executor.memory=4g");
                    }
                    settings.put(value.substring(0, at), value.substring(at + 1));
                }
                case "--objects-per-task" -> objects = positive(value);
                default -> {
                    // --engine: the script has read it
                }
            }
        }
        return new EngineArguments(List.copyOf(command), master, settings, objects);
    }

    private static int positive(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new Refusal("--objects-per-task " + text + " is not allowed", "give 1 or more");
    }

    /** The same for processes that begin in other folders: paths are absolute. */
    EngineArguments elsewhere() {
        List<String> absolute = new ArrayList<>();
        String before = "";
        for (String argument : command) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("--") && equals > 0) {
                String name = argument.substring(0, equals);
                absolute.add(name + "=" + elsewhere(name, argument.substring(equals + 1)));
            } else {
                absolute.add(elsewhere(before, argument));
            }
            before = argument;
        }
        return new EngineArguments(List.copyOf(absolute), master, settings, objects);
    }

    private static String elsewhere(String option, String value) {
        switch (option) {
            case "--data", "-o", "--out", "--train-config":
                return Path.of(value).toAbsolutePath().toString();
            case "--model":
                // A name, where there is no such folder.
                return Files.exists(Path.of(value)) ? Path.of(value).toAbsolutePath().toString() : value;
            case "--variant-model":
                int at = value.indexOf('=');
                return value.substring(0, at + 1) + elsewhere("--model", value.substring(at + 1));
            default:
                return value;
        }
    }

    /** The command without some of its options. */
    List<String> without(List<String> options) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            String argument = command.get(i);
            if (options.contains(argument)) {
                i++;
            } else if (options.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                left.add(argument);
            }
        }
        return left;
    }
}
