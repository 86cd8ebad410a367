// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

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

    /** The value of one of the command's own options, or null. */
    String option(String... names) {
        for (int i = 0; i < command.size(); i++) {
            for (String name : names) {
                if (command.get(i).equals(name) && i + 1 < command.size()) {
                    return command.get(i + 1);
                }
                if (command.get(i).startsWith(name + "=")) {
                    return command.get(i).substring(name.length() + 1);
                }
            }
        }
        return null;
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
