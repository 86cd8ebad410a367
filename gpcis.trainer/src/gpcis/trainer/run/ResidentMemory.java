// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process has resident in memory, as Linux tells it; empty on other systems. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() { }

    /** The most so far, in bytes. */
    static OptionalLong peak() {
        return read("VmHWM:");
    }

    /** At this moment, in bytes. */
    static OptionalLong now() {
        return read("VmRSS:");
    }

    private static OptionalLong read(String name) {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
