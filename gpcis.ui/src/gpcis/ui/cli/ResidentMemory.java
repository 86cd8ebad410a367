// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Physical memory of this process as Linux counts it; nothing is known of it elsewhere. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";

    private ResidentMemory() { }

    /** Bytes in use now. */
    static OptionalLong now() {
        return read("VmRSS:");
    }

    /** Most bytes in use since the peak was reset. */
    static OptionalLong peak() {
        return read("VmHWM:");
    }

    /** Begins to look for the peak anew; says whether that is possible. */
    static boolean resetPeak() {
        try {
            Files.writeString(CLEAR, RESET_PEAK);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static OptionalLong read(String name) {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
