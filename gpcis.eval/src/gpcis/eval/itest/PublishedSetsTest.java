// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.dataset.Sample;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data sets themselves, where they are at hand. */
final class PublishedSetsTest {

    private static final String PLACE = System.getenv("GPCIS_DATA");

    @BeforeEach
    void needsTheData() {
        assumeTrue(PLACE != null, "GPCIS_DATA does not name a folder of data sets");
    }

    @ParameterizedTest
    @CsvSource({"grabcut, , 50", "berkeley, , 100", "coco_mval, train, 700", "coco_mval, val, 100", "coco_mval, , 800",
        "horses, , 328"})
    void isCompleteAndWithoutFault(String format, String split, int objects) {
        DataSet set = open(format, Optional.ofNullable(split));
        assertEquals(List.of(), set.faults());
        assertEquals(objects, new HashSet<>(set.ids()).size());
        for (int i = 0; i < objects; i += 23) {
            Sample sample = set.sample(set.ids().get(i));
            assertEquals(set.ids().get(i), sample.id());
            assertTrue(sample.truth().object().area() > 0, sample.id());
        }
    }

    @Test
    void regionsAreOfUsableSize() {
        DataSet set = open("regions", Optional.empty());
        assertEquals(List.of(), set.faults());
        assertTrue(set.ids().size() > 401, set.ids().size() + " regions");
        for (int i = 0; i < set.ids().size(); i += 97) {
            Sample sample = set.sample(set.ids().get(i));
            double share = (double) sample.truth().object().area() / sample.truth().size().pixels();
            assertTrue(share >= 0.01 && share <= 0.6, sample.id() + ": " + share);
        }
    }

    private static DataSet open(String format, Optional<String> split) {
        return Running.service(DataSetFormat.class, "(gpcis.dataset=" + format + ")").open(Optional.of(Path.of(PLACE)), split);
    }
}
