// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Constants;

/** What the framework is told: the distribution's settings and a folder for its storage. */
final class Configuration {

    private Configuration() { }

    static Map<String, String> read(Path home, Path storage, boolean verbose) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("conf/framework.properties"))) {
            properties.load(reader);
        }
        Map<String, String> configuration = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> configuration.put(name, properties.getProperty(name)));
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        if (verbose) {
            configuration.put("ds.loglevel", "warn");
        }
        return configuration;
    }
}
