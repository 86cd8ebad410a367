// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process has resident in memory, as Linux tells it. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() { }

    /** The most so far, in bytes; empty on other systems. */
    static OptionalLong peak() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
