// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.problem.Problem;
import java.util.HashMap;
import java.util.Map;

/** File names without their ending; each picture of an export has to have another one. */
final class Stems {

    private final Map<String, String> taken = new HashMap<>();

    /** The name without its ending: {@code cat} of {@code cat.jpg}. */
    static String of(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /** @throws Problem if an earlier picture has the same */
    String claim(String file) {
        String stem = of(file);
        String other = taken.put(stem, file);
        if (other != null) {
            throw new Problem(other + " and " + file + " differ in their ending only, and their masks would have the same name",
                    "rename one of them, or export coco");
        }
        return stem;
    }
}
