// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code --engine spark}: here, on a cluster of real processes, and with these killed. */
@EnabledIfEnvironmentVariable(named = "GPCIS_SPARK", matches = "yes", disabledReason = "it fetches 290 MB: GPCIS_SPARK=yes does it")
final class SparkDistributionTest {

    private static final int OBJECTS = 12;
    private static final String MASTER = "spark://127.0.0.1:17077";
    private static final Path SPARK = Path.of(System.getProperty("gpcis.root"), "cnf", "cache", "spark");

    @TempDir
    Path folder;

    private final List<Process> cluster = new ArrayList<>();

    @BeforeEach
    void paint() throws IOException {
        Files.createDirectories(folder.resolve("disks/images"));
        Files.createDirectories(folder.resolve("disks/masks"));
        for (int i = 0; i < OBJECTS; i++) {
            disk("disks/images/disk-" + i + ".png", i, Color.GRAY, Color.RED);
            disk("disks/masks/disk-" + i + ".png", i, Color.BLACK, Color.WHITE);
        }
    }

    @AfterEach
    void end() {
        cluster.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    private void disk(String name, int number, Color ground, Color disk) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(disk);
        graphics.fillOval(2 + 3 * number, 2 + number, 18 + number, 16 + number);
        graphics.dispose();
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private static String[] command(String out, String... more) {
        List<String> words = new ArrayList<>(List.of("eval", "--dataset", "folder", "--data", "disks", "--model", "untrained",
                "--predictor-option", "size=96", "--clicks", "4", "--target", "1.01", "--out", out));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static String[] onSpark(String out, String master) {
        return command(out, "--engine", "spark", "--master", master, "--objects-per-task", "2");
    }

    private void assertSame(String run) throws IOException {
        if (!Files.exists(folder.resolve("whole/run.json"))) {
            Gpcis whole = Gpcis.run(folder, command("whole"));
            assertEquals(0, whole.code(), whole.all());
        }
        for (String file : List.of("records.jsonl", "run.json")) {
            assertEquals(Files.readString(folder.resolve("whole").resolve(file)), Files.readString(folder.resolve(run).resolve(file)));
        }
        assertTrue(Files.exists(folder.resolve(run).resolve("report/report.html")));
        assertFalse(Files.exists(folder.resolve(run + ".parts")), "the parts are cleared away");
    }

    @Test
    void itsRecordsAreThoseOfOneProcessAndComeBackFromParquet() throws IOException {
        Gpcis spark = Gpcis.run(folder, onSpark("here", "local[2]"));
        assertEquals(0, spark.code(), spark.all());
        assertSame("here");
        assertFalse(spark.err().contains("WARN"), spark.err());
        Files.delete(folder.resolve("here/records.jsonl"));
        Gpcis report = Gpcis.run(folder, "eval", "report", "here", "-o", "again", "--engine", "spark");
        assertEquals(0, report.code(), report.all());
        assertSame("here");
    }

    @Test
    void anExecutorThatIsKilledLosesNothing() throws Exception {
        cluster();
        try (Begun begun = Begun.in(folder, onSpark("survived", MASTER))) {
            begun.until(() -> parts("survived") >= 1);
            Process worker = cluster.get(1);
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
            worker();
            assertEquals(0, begun.end(), begun.printed());
        }
        assertSame("survived");
    }

    @Test
    void aDriverThatIsKilledIsGoneOnWith() throws Exception {
        cluster();
        int before;
        try (Begun begun = Begun.in(folder, onSpark("resumed", MASTER))) {
            begun.until(() -> parts("resumed") >= 2);
            begun.halt();
            before = parts("resumed");
            begun.kill();
        }
        assertTrue(before < OBJECTS / 2, "killed too late to show anything");
        Gpcis rest = Gpcis.run(folder, onSpark("resumed", MASTER));
        assertEquals(0, rest.code(), rest.all());
        assertTrue(rest.err().contains("evaluating: " + 2 * before + " of " + OBJECTS), rest.err());
        assertSame("resumed");
    }

    @Test
    void aMasterThatDoesNotAnswerIsNamed() {
        Gpcis none = Gpcis.run(folder, onSpark("none", "nonsense://1"));
        assertEquals(1, none.code(), none.all());
        assertTrue(none.err().contains("nonsense://1"), none.err());
    }

    private int parts(String run) {
        try (Stream<Path> files = Files.list(folder.resolve(run + ".parts"))) {
            return (int) files.filter(file -> file.getFileName().toString().matches("\\d+-of-\\d+")).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private void cluster() throws Exception {
        // Makes sure that Spark is there.
        Gpcis.run(folder, "eval", "--help", "--engine", "spark");
        cluster.add(daemon("master.log", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "17077",
                "--webui-port", "0"));
        for (int tries = 0; !Files.readString(folder.resolve("master.log")).contains("I have been elected leader"); tries++) {
            assertTrue(tries < 600, Files.readString(folder.resolve("master.log")));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        worker();
        worker();
    }

    private void worker() throws IOException {
        int number = cluster.size();
        cluster.add(daemon("worker-" + number + ".log", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                "--memory", "2g", "--webui-port", "0", "--work-dir", folder.resolve("work-" + number).toString(), MASTER));
    }

    private Process daemon(String log, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-cp", SPARK.resolve("jars") + File.separator + "*"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("SPARK_HOME", SPARK.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }
}
