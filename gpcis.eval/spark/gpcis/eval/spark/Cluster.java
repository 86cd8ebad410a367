// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Spark for as long as a command needs it. */
final class Cluster implements AutoCloseable {

    /** A setting of ours among Spark's: the distribution's name among the archives sent to the executors. */
    private static final String ARCHIVE = "spark.gpcis.archive";
    /** The same for the threads that one operation has, which decide about the last bits of results. */
    private static final String THREADS = "spark.gpcis.threads";
    private static final String JAVA_OPTIONS = "spark.executor.extraJavaOptions";
    private static final long GLANCE_MILLIS = 500;

    private final SparkSession session;
    private final PieceWork work;
    private final JavaSparkContext context;

    Cluster(EngineArguments arguments, String home) {
        // spark-submit has stated what is its own.
        SparkConf conf = new SparkConf().setAppName("gpcis " + arguments.command().get(0));
        String master = arguments.master().isEmpty() ? conf.get("spark.master", "local[*]") : arguments.master();
        conf.setMaster(master);
        conf.set("spark.ui.enabled", "false");
        conf.set("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.executor.memory", "2g");
        conf.set("spark.jars", own());
        conf.set("spark.executorEnv.OMP_WAIT_POLICY", "PASSIVE");
        if (System.getenv("GPCIS_DATA") != null) {
            conf.set("spark.executorEnv.GPCIS_DATA", Path.of(System.getenv("GPCIS_DATA")).toAbsolutePath().toString());
        }
        for (String variable : List.of("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_")) {
            if (System.getenv(variable) != null) {
                conf.set("spark.executorEnv." + variable, System.getenv(variable));
            }
        }
        if (master.startsWith("local") || master.contains("//127.0.0.1")) {
            conf.set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1");
        }
        arguments.settings().forEach(conf::set);
        String threads = conf.get(THREADS, Integer.toString(Runtime.getRuntime().availableProcessors()));
        conf.set(JAVA_OPTIONS, (System.getProperty("gpcis.executor.options", "") + " -Dgpcis.threads=" + threads + " "
                + conf.get(JAVA_OPTIONS, "")).strip());
        session = session(conf, master);
        context = JavaSparkContext.fromSparkContext(session.sparkContext());
        String archive = conf.get(ARCHIVE, "");
        work = archive.isEmpty() ? new PieceWork(home, false) : new PieceWork(archive, true);
    }

    private static SparkSession session(SparkConf conf, String master) {
        try {
            SparkSession session = SparkSession.builder().config(conf).getOrCreate();
            // A standalone cluster that does not answer stops the context in the background.
            session.sparkContext().defaultParallelism();
            return session;
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse("");
            throw new Refusal("Spark does not start with --master " + master + ": " + reason,
                    "check the address, and that the cluster runs");
        }
    }

    private static String own() {
        return Path.of(System.getProperty("gpcis.spark.jar")).toUri().toString();
    }

    SparkSession session() {
        return session;
    }

    /**
     * Has the pieces done, telling how far they are.
     *
     * @throws Refusal if one of them failed as often as Spark tries
     */
    void work(List<Piece> pieces, List<RunParts> runs) {
        long begun = System.nanoTime();
        int before = runs.stream().mapToInt(RunParts::objectsDone).sum();
        JavaFutureAction<List<Integer>> done = context.parallelize(pieces, pieces.size()).map(work).collectAsync();
        int told = -1;
        while (true) {
            try {
                done.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                told = tell(runs, before, told, begun);
                return;
            } catch (TimeoutException e) {
                told = tell(runs, before, told, begun);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                done.cancel(true);
                throw new Refusal("stopped", "what was measured is kept, and the same command goes on with the rest");
            } catch (ExecutionException e) {
                throw new Refusal("a task failed as often as Spark tries: " + reason(e),
                        "what was measured is kept, and the same command goes on with the rest");
            }
        }
    }

    private static int tell(List<RunParts> runs, int before, int told, long begun) {
        int all = runs.stream().mapToInt(RunParts::objects).sum();
        int now = runs.stream().mapToInt(RunParts::objectsDone).sum();
        if (now != told && all > 0) {
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            String left = now == before ? "" : "; " + text(passed.multipliedBy(all - now).dividedBy(now - before)) + " left";
            System.err.println("evaluating: " + now + " of " + all + left);
        }
        return now;
    }

    private static String text(Duration time) {
        return String.format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String all = last.getMessage() == null ? last.toString() : last.getMessage();
        return all.lines().filter(line -> line.contains("gpcis ") || line.contains("Exception: ")).findFirst()
                .orElse(all.lines().findFirst().orElse(all)).strip();
    }

    @Override
    public void close() {
        session.stop();
    }
}
