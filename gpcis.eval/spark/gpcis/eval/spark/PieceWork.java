// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.resource.ResourceInformation;

/**
 * Does a piece in the executor. The result is made in a folder beside its place and moved there when it is whole: a task that is tried again, or
 * runs twice because Spark takes it for slow, leaves one result, and an executor that is killed leaves none.
 */
final class PieceWork implements Function<Piece, Integer> {

    private static final long serialVersionUID = 1;

    private final String home;
    private final boolean archived;

    /**
     * @param home the distribution's folder, as the executors see it, or its name among the archives sent to them
     * @param archived whether it is an archive's
     */
    PieceWork(String home, boolean archived) {
        this.home = home;
        this.archived = archived;
    }

    @Override
    public Integer call(Piece piece) throws IOException {
        if (!piece.target().isEmpty() && Files.exists(Path.of(piece.target()))) {
            return piece.objects();
        }
        Path folder = null;
        List<String> arguments = new ArrayList<>(piece.arguments());
        if (!piece.target().isEmpty()) {
            TaskContext task = TaskContext.get();
            folder = Path.of(piece.target() + ".attempt-" + task.taskAttemptId());
            delete(folder);
            String made = folder.toString();
            arguments.replaceAll(argument -> argument.equals(Piece.FOLDER) ? made : argument);
        }
        Map<String, ResourceInformation> resources = TaskContext.get().resourcesJMap();
        if (resources.containsKey("gpu") && !arguments.contains("--device")) {
            arguments.addAll(List.of("--device", "gpu:" + resources.get("gpu").addresses()[0]));
        }
        int code = Platform.run(archived ? SparkFiles.getRootDirectory() + "/" + home : home, arguments);
        if (code != 0) {
            throw new IOException("gpcis " + String.join(" ", arguments) + " ended with " + code
                    + "; the executor's standard error says why");
        }
        if (folder != null) {
            place(folder, Path.of(piece.target()));
        }
        return piece.objects();
    }

    private static void place(Path made, Path target) throws IOException {
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another attempt was faster; its result is the same.
            delete(made);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
