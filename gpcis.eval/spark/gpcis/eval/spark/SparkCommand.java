// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code gpcis eval|table … --engine spark}: the driver. It has the command say what it would do, gives that to Spark's executors in
 * pieces, puts the pieces together and has the command itself do the rest, which finds everything measured: the report is the
 * embedded engine's own. Runs outside the framework.
 */
public final class SparkCommand {

    private static final List<String> COMMANDS = List.of("eval", "table");

    private final EngineArguments arguments;
    private final String home;

    private SparkCommand(EngineArguments arguments, String home) {
        this.arguments = arguments;
        this.home = home;
    }

    /** @param arguments the command line as it was typed */
    public static void main(String[] arguments) {
        int code;
        try {
            code = new SparkCommand(EngineArguments.of(arguments), System.getProperty("gpcis.home")).run();
        } catch (Refusal e) {
            System.err.println("gpcis: " + e.getMessage());
            code = 1;
        } catch (IOException | RuntimeException e) {
            System.err.println("gpcis: Spark's part failed: " + e.getMessage());
            if (List.of(arguments).contains("--verbose")) {
                e.printStackTrace();
            }
            code = 70;
        }
        // Not a return: threads of Spark's may be left.
        System.exit(code);
    }

    private int run() throws IOException {
        List<String> command = arguments.command();
        if (command.isEmpty() || !COMMANDS.contains(command.get(0))) {
            throw new Refusal("--engine spark is for " + String.join(" and ", COMMANDS), "leave it out");
        }
        if (command.size() > 1 && command.get(1).equals("report")) {
            try (Cluster cluster = new Cluster(arguments, home)) {
                for (String folder : command.subList(2, command.size())) {
                    Rows.restore(cluster.session(), Path.of(folder));
                }
            }
            return Platform.run(home, command);
        }
        Path file = Files.createTempFile("gpcis-plan", ".json");
        Plan plan;
        try {
            int code = plan(file);
            if (code != 0 || Files.size(file) == 0) {
                // Refused, or asked for its help.
                return code;
            }
            plan = Plan.read(file);
            if (!plan.trainings().isEmpty()) {
                // Nobody knows the runs before the models are trained.
                work(trainings(plan.trainings().size()), List.of());
                code = plan(file);
                if (code != 0) {
                    return code;
                }
                plan = Plan.read(file);
            }
        } finally {
            Files.delete(file);
        }
        List<RunParts> parts = new ArrayList<>();
        for (int row = 0; row < plan.runs().size(); row++) {
            RunParts run = RunParts.of(plan.runs().get(row), arguments.elsewhere(), row);
            if (!run.done()) {
                parts.add(run);
            }
        }
        if (!parts.isEmpty()) {
            evaluate(parts);
        }
        return Platform.run(home, command);
    }

    private int plan(Path file) {
        List<String> line = new ArrayList<>(arguments.command());
        line.addAll(List.of("--plan", file.toString()));
        return Platform.run(home, line);
    }

    private List<Piece> trainings(int count) {
        List<Piece> pieces = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<String> line = new ArrayList<>(arguments.elsewhere().command());
            line.addAll(List.of("--training", Integer.toString(number)));
            pieces.add(new Piece(line, "", 0));
        }
        return pieces;
    }

    private void evaluate(List<RunParts> runs) throws IOException {
        for (RunParts run : runs) {
            run.begin();
        }
        List<Piece> pieces = new ArrayList<>();
        runs.forEach(run -> pieces.addAll(run.left()));
        work(pieces, runs);
        for (RunParts run : runs) {
            run.merge(home);
        }
    }

    private void work(List<Piece> pieces, List<RunParts> runs) throws IOException {
        try (Cluster cluster = new Cluster(arguments, home)) {
            if (!pieces.isEmpty()) {
                cluster.work(pieces, runs);
            }
            for (RunParts run : runs) {
                Rows.write(cluster.session(), run);
            }
        }
    }
}
