// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.variant;

import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The variants of the distribution, {@code conf/variants/*.json}, put into force through Configuration Admin. */
public final class Variants {

    private static final String ENDING = ".json";
    private static final String ANY_BUNDLE = "?";
    private static final int LONGEST_WAIT_MS = 5000;
    private static final int STEP_MS = 5;

    private final Path folder;
    private final ConfigurationAdmin configurations;
    private final PartRegistry parts;

    /** @param folder where the files are */
    public Variants(Path folder, ConfigurationAdmin configurations, PartRegistry parts) {
        this.folder = folder;
        this.configurations = configurations;
        this.parts = parts;
    }

    /** Those of the distribution that the framework was started from. */
    public static Variants ofDistribution(BundleContext framework, ConfigurationAdmin configurations, PartRegistry parts) {
        String home = Optional.ofNullable(framework.getProperty("gpcis.home")).orElse(".");
        return new Variants(Path.of(home, "conf", "variants"), configurations, parts);
    }

    /** All names, sorted. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
        } catch (IOException e) {
            throw new Problem("the variants in " + folder + " cannot be read", "build the workbench anew", e);
        }
    }

    /**
     * Reads a variant.
     *
     * @throws Problem if there is none of that name
     */
    public Variant open(String name) {
        if (!names().contains(name)) {
            throw new Problem("there is no variant '" + name + "'", "the variants are " + String.join(", ", names()));
        }
        Path file = folder.resolve(name + ENDING);
        try {
            return Variant.read(name, Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new Problem("cannot read " + file, "check its permissions and its text", e);
        }
    }

    /**
     * Puts a variant into force, from the next prediction on. Earlier choices of the kinds it names are taken back. Returns
     * when the registry has heard of it.
     *
     * @throws Problem if a part it names is not running; nothing is changed then
     */
    public void apply(Variant variant) {
        Map<PartKind, String> wanted = variant.parts();
        wanted.forEach((kind, name) -> parts.find(kind, name, Object.class));
        try {
            for (Map.Entry<String, Map<String, Object>> entry : variant.configurations().entrySet()) {
                configurations.getConfiguration(entry.getKey(), ANY_BUNDLE).update(new Hashtable<>(entry.getValue()));
            }
        } catch (IOException e) {
            throw new Problem("variant " + variant.name() + " cannot be stored: " + e.getMessage(),
                    "check the free space of the temporary folder", e);
        }
        wanted.keySet().forEach(kind -> parts.choose(kind, Optional.empty()));
        waitUntilChosen(wanted);
    }

    /** Takes the configuration of parts and objective back: the model's manifest decides again. */
    public void takeBack() {
        try {
            for (String pid : List.of(Variant.PARTS, Variant.OBJECTIVE)) {
                Configuration configuration = configurations.getConfiguration(pid, ANY_BUNDLE);
                configuration.delete();
            }
        } catch (IOException e) {
            throw new Problem("the variant cannot be taken back: " + e.getMessage(), "start the workbench anew", e);
        }
        Arrays.stream(PartKind.values()).forEach(kind -> parts.choose(kind, Optional.empty()));
        waitUntilChosen(Map.of());
    }

    /** Configuration Admin tells its listeners in a thread of its own, a moment later. */
    private void waitUntilChosen(Map<PartKind, String> wanted) {
        for (int waited = 0; waited < LONGEST_WAIT_MS; waited += STEP_MS) {
            Map<PartKind, String> chosen = parts.chosen();
            if (wanted.isEmpty() ? chosen.isEmpty() : chosen.entrySet().containsAll(wanted.entrySet())) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(STEP_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem("interrupted while the parts were chosen", "try again", e);
            }
        }
        throw new Problem("the part registry did not take up the chosen parts " + wanted,
                "Configuration Admin or the bundle gpcis.sampler.parts does not run as it should");
    }
}
