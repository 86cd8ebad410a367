// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.settings;

import java.nio.file.Path;

/** The person's folder for settings of the workbench. */
public final class SettingsFolder {

    private static final String PROPERTY = "gpcis.settings";

    private SettingsFolder() { }

    /** As {@code -Dgpcis.settings} says, else where programs keep settings on this machine. */
    public static Path path() {
        String stated = System.getProperty(PROPERTY);
        return stated == null ? usual() : Path.of(stated);
    }

    private static Path usual() {
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return in(System.getenv("APPDATA"), home.resolve("AppData/Roaming"));
        }
        return system.startsWith("Mac") ? home.resolve("Library/Application Support/gpcis")
                : in(System.getenv("XDG_CONFIG_HOME"), home.resolve(".config"));
    }

    private static Path in(String stated, Path otherwise) {
        return (stated == null || stated.isEmpty() ? otherwise : Path.of(stated)).resolve("gpcis");
    }
}
