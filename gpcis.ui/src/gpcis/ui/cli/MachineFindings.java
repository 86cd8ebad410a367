// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** Java, memory, disk. */
final class MachineFindings {

    private static final long MIB = 1 << 20;
    private static final long LEAST_HEAP = 900 * MIB;
    private static final long LEAST_TEMPORARY = 100 * MIB;
    /** PyTorch's libraries take 432 MB once unpacked. */
    private static final long LEAST_CACHE = 600 * MIB;

    private MachineFindings() { }

    static List<Finding> collect() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(Finding.well(System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " cores"));
        findings.add(memory());
        findings.add(space("temporary files", Path.of(System.getProperty("java.io.tmpdir")), LEAST_TEMPORARY));
        Path cache = cacheFolder();
        findings.add(space("the engine's libraries", cache, filled(cache) ? 0 : LEAST_CACHE));
        return findings;
    }

    private static Finding java() {
        String text = "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
        return Runtime.version().feature() >= 17
                ? Finding.well(text)
                : Finding.ill(text + " is too old", "install Java 17 or newer and set JAVA_HOME to it");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String text = mebibytes(heap) + " for Java, " + installedMemory();
        return heap >= LEAST_HEAP
                ? Finding.well(text)
                : Finding.ill(text + ": large photos will not fit", "give Java more: JAVA_TOOL_OPTIONS=-Xmx2g");
    }

    private static String installedMemory() {
        try {
            Object bytes = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
            return mebibytes((Long) bytes) + " installed";
        } catch (JMException e) {
            return "installed memory unknown";
        }
    }

    private static Finding space(String what, Path folder, long least) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String text = mebibytes(free) + " free for " + what + " in " + folder;
            return free >= least
                    ? Finding.well(text)
                    : Finding.ill(text + ", " + mebibytes(least) + " are needed", "free some space there");
        } catch (IOException e) {
            return Finding.ill("the folder for " + what + ", " + folder + ", cannot be looked at: " + e.getMessage(),
                    "check that it exists and can be read");
        }
    }

    /** Where DJL unpacks native libraries to. */
    private static Path cacheFolder() {
        String stated = System.getProperty("DJL_CACHE_DIR", System.getenv("DJL_CACHE_DIR"));
        return stated == null ? Path.of(System.getProperty("user.home"), ".djl.ai") : Path.of(stated);
    }

    private static boolean filled(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes / MIB);
    }
}
