// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A run's records as Parquet, for whoever asks them with SQL: a row for each click, its fields as columns, and the line of {@code
 * records.jsonl} itself, so that one can be made from the other to the byte.
 */
final class Rows {

    private static final String LINE = "line";
    private static final String PARQUET = "records.parquet";
    private static final String LINES = "records.jsonl";

    private Rows() { }

    /** Writes the records of all parts. */
    static void write(SparkSession spark, RunParts run) throws IOException {
        PieceWork.delete(run.rows());
        String[] files = run.folders().stream().map(folder -> folder.resolve(LINES).toUri().toString()).toArray(String[]::new);
        Dataset<String> lines = spark.read().textFile(files);
        StructType fields = spark.read().json(lines).schema();
        lines.select(from_json(col("value"), fields).as("record"), col("value").as(LINE))
                .select("record.*", LINE).orderBy("number", "index").coalesce(1)
                .write().mode(SaveMode.ErrorIfExists).parquet(run.rows().toUri().toString());
    }

    /** Makes a run's {@code records.jsonl} from its Parquet where only that is there. */
    static void restore(SparkSession spark, Path run) throws IOException {
        if (Files.exists(run.resolve(LINES)) || !Files.isDirectory(run.resolve(PARQUET))) {
            return;
        }
        List<String> lines = spark.read().parquet(run.resolve(PARQUET).toUri().toString()).select(LINE)
                .as(Encoders.STRING()).collectAsList();
        Path beside = run.resolve(LINES + ".part");
        Files.write(beside, lines, StandardCharsets.UTF_8);
        Files.move(beside, run.resolve(LINES), StandardCopyOption.ATOMIC_MOVE);
    }
}
