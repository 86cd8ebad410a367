// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.RunSession;
import gpcis.api.tensor.EngineReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this process runs on, without anything that names the machine or its user. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() { }

    static RunSession session(EngineReport engine, Conduct conduct) {
        return new RunSession(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"),
                processor(), Runtime.getRuntime().availableProcessors(), memory(),
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                engine.engine() + " " + engine.version(), engine.device(), engine.threads(), conduct.workers(),
                conduct.shard().toString());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            String windows = System.getenv("PROCESSOR_IDENTIFIER");
            return windows == null ? System.getProperty("os.arch") : windows;
        }
    }

    private static long memory() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
        } catch (JMException e) {
            return 0;
        }
    }
}
