// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.pairs;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** Reads what a file says about a photo's objects. Safe to use from several threads. */
public interface Annotation {

    /** Name of the only object of a file that is about one. */
    String ONLY = "";

    /**
     * What is in a file.
     *
     * @param size width and height of the photo it is about
     * @param objects names of its objects, in order, unique within the file
     */
    record Contents(Size size, List<String> objects) {

        /** Copies the names. */
        public Contents {
            objects = List.copyOf(objects);
        }
    }

    /** @throws Problem if the file is unreadable, as far as listing its objects shows */
    Contents contents(Path file);

    /** @throws Problem if the file is unreadable or has no such object */
    GroundTruth truth(Path file, String object);
}
