// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/**
 * Where the work is done. Spark's driver lies outside the framework (its class loaders and OSGi's do not mix): the launcher script
 * starts it where it sees {@code --engine spark}, and it calls this command without these options.
 */
final class EngineChoice {

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "embedded",
            description = "What does the work: embedded, this process; or spark, the executors of Apache Spark, whose jars are"
                    + " fetched when they are first wanted. ${DEFAULT-VALUE} otherwise.")
    private String engine;

    @Option(names = "--master", paramLabel = "URL",
            description = "Spark's master: spark://HOST:7077, yarn, k8s://…; local[N], N at a time here, otherwise.")
    private String master;

    @Option(names = "--spark-conf", paramLabel = "K=V", description = "A setting of Spark's. As often as you like.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(names = "--objects-per-task", paramLabel = "N",
            description = "Spark: objects of one task, 8 otherwise. Results do not depend on it.")
    private Integer objects;

    /** @throws Problem if another engine than this process is wanted, or an engine's options without it */
    void check() {
        if (engine.equals("spark")) {
            throw new Problem("--engine spark is not reached from here", "start it by the script: ./gpcis eval --engine spark …");
        }
        if (!engine.equals("embedded")) {
            throw new Problem("there is no engine '" + engine + "'", "choose embedded or spark");
        }
        if (master != null || objects != null || !settings.isEmpty()) {
            throw new Problem("--master, --spark-conf and --objects-per-task are about Spark", "leave them out, or add --engine spark");
        }
    }
}
