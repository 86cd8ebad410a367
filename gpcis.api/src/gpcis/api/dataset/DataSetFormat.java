// SPDX-License-Identifier: Apache-2.0
package gpcis.api.dataset;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens data sets of one layout. Published as a service with the property {@link #NAME}. */
@ConsumerType
public interface DataSetFormat {

    /** Service property that holds the name of the set or layout, in lower case: {@code grabcut}. */
    String NAME = "gpcis.dataset";

    /**
     * Opens a data set.
     *
     * @param folder its folder; empty for sets that need no files
     * @param split {@code train}, {@code val}, …; empty for all of it
     * @throws Problem if the folder does not hold such a set, or there is no such split
     */
    DataSet open(Optional<Path> folder, Optional<String> split);
}
