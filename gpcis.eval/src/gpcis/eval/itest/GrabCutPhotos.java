// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.dataset.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The photos of GrabCut, where they are at hand. */
final class GrabCutPhotos {

    static final String MISSING = "GPCIS_DATA does not name a folder of data sets";
    private static final String PLACE = System.getenv("GPCIS_DATA");

    private GrabCutPhotos() { }

    static boolean there() {
        return PLACE != null;
    }

    static DataSet all() {
        return Running.service(DataSetFormat.class, "(gpcis.dataset=grabcut)")
                .open(Optional.of(Path.of(PLACE)), Optional.empty());
    }

    /** The set with some of its objects only. */
    static DataSet some(List<String> ids) {
        DataSet all = all();
        return new DataSet() {
            @Override
            public String name() {
                return all.name();
            }

            @Override
            public List<String> ids() {
                return ids;
            }

            @Override
            public Sample sample(String id) {
                return all.sample(id);
            }

            @Override
            public List<String> faults() {
                return List.of();
            }
        };
    }

    /** Their files in a new folder, where annotations may be written beside them. */
    static Path copied(Path folder, List<String> ids) throws IOException {
        Files.createDirectory(folder);
        try (Stream<Path> files = Files.list(Path.of(PLACE, "GrabCut", "data_GT"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (ids.contains(name.substring(0, name.lastIndexOf('.')))) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
        return folder;
    }
}
