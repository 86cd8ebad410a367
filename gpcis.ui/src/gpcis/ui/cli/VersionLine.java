// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import picocli.CommandLine.IVersionProvider;

/** The line that {@code --version} prints. */
final class VersionLine implements IVersionProvider {

    private final Workbench workbench;

    VersionLine(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "gpcis " + workbench.framework().getBundle().getVersion() + " (Java " + System.getProperty("java.version") + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"
        };
    }
}
