// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.settings;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complete configuration. It remembers what was asked for: a setting that nobody asks for is a mistake. */
public final class Settings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final SortedMap<String, String> values;
    private final Set<String> read = new HashSet<>();

    /** @param values texts by dotted name */
    public Settings(Map<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** All of it. */
    public SortedMap<String, String> values() {
        return values;
    }

    /**
     * A setting as it is written.
     *
     * @throws Problem if it is missing
     */
    public String text(String name) {
        read.add(name);
        String text = values.get(name);
        if (text == null) {
            throw new Problem("setting " + name + " is missing", "state it, or begin with a preset");
        }
        return text;
    }

    /** A setting that may be left out or empty. */
    public Optional<String> optional(String name) {
        read.add(name);
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
    }

    /**
     * A whole number.
     *
     * @throws Problem if it is none or outside {@code least … most}
     */
    public int whole(String name, int least, int most) {
        try {
            int value = Integer.parseInt(text(name).strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw refused(name, "give a whole number from " + least + " to " + most);
    }

    /**
     * A real number.
     *
     * @throws Problem if it is none or outside {@code least … most}
     */
    public double real(String name, double least, double most) {
        try {
            double value = Double.parseDouble(text(name).strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw refused(name, "give a number from " + least + " to " + most);
    }

    /** A probability, 0 … 1. */
    public double share(String name) {
        return real(name, 0, 1);
    }

    /** Any whole number, as seeds are. */
    public long seed(String name) {
        try {
            return Long.parseLong(text(name).strip());
        } catch (NumberFormatException e) {
            throw refused(name, "give a whole number");
        }
    }

    /** A truth value. */
    public boolean yes(String name) {
        return switch (text(name).strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "give true or false");
        };
    }

    /** A path, in which {@code ${NAME}} stands for an environment variable; empty where it is left out or empty. */
    public Optional<Path> path(String name) {
        return optional(name).map(text -> {
            Matcher matcher = VARIABLE.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (matcher.find()) {
                String value = System.getenv(matcher.group(1));
                if (value == null) {
                    throw new Problem("setting " + name + "=" + text + " names the environment variable " + matcher.group(1)
                            + ", which is not set", "set it, or give a path");
                }
                matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            matcher.appendTail(filled);
            try {
                return Path.of(filled.toString());
            } catch (InvalidPathException e) {
                throw new Problem("setting " + name + "=" + text + " is no path", "give a path", e);
            }
        });
    }

    /** Comma-separated texts; empty ones are left out. */
    public String[] list(String name) {
        String text = text(name).strip();
        return text.isEmpty() ? new String[0] : text.split("\\s*,\\s*");
    }

    /** The names directly below a name: of {@code sources.a.folder} and {@code sources.b.folder} below {@code sources} a and b. */
    public SortedSet<String> below(String name) {
        SortedSet<String> found = new TreeSet<>();
        String prefix = name + ".";
        values.keySet().stream().filter(key -> key.startsWith(prefix))
                .forEach(key -> found.add(key.substring(prefix.length()).split("\\.", 2)[0]));
        return found;
    }

    /** What stands below a name, as options of a part; the setting of that last word, which says something else, is left out. */
    public PartOptions options(String name, String except) {
        SortedMap<String, String> found = new TreeMap<>();
        below(name).stream().filter(key -> !key.equals(except)).forEach(key -> found.put(key, text(name + "." + key)));
        return new PartOptions(found);
    }

    /** A problem with a setting's value. */
    public Problem refused(String name, String remedy) {
        return new Problem("setting " + name + "=" + values.get(name) + " is not allowed", remedy);
    }

    /**
     * To be called when everything has been asked for.
     *
     * @throws Problem if there is a setting that nobody asked for
     */
    public void refuseUnread() {
        SortedSet<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw new Problem("there is no setting " + String.join(", ", unknown),
                    "`gpcis train --preset paper --print` shows all of them");
        }
    }
}
