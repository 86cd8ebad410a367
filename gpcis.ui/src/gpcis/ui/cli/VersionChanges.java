// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.annotation.Computation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is not as it was when a mask was computed.
 *
 * @param then with what it was computed
 * @param now with what it is computed
 */
record VersionChanges(Computation then, Computation now) {

    /** A line for each difference. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<String, String> partsThen = new TreeMap<>();
        Map<String, String> partsNow = new TreeMap<>();
        then.parts().forEach((kind, name) -> partsThen.put(kind.key(), name));
        now.parts().forEach((kind, name) -> partsNow.put(kind.key(), name));
        if (!partsThen.isEmpty() && !partsNow.isEmpty()) {
            compare(partsThen, partsNow, lines);
        }
        compare(then.bundles(), now.bundles(), lines);
        compare(then.machine(), now.machine(), lines);
        return lines;
    }

    private static void compare(Map<String, String> then, Map<String, String> now, List<String> lines) {
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String before = then.getOrDefault(name, "none");
            String after = now.getOrDefault(name, "none");
            if (!before.equals(after)) {
                lines.add(name + ": " + before + " then, " + after + " now");
            }
        }
    }
}
