// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import java.util.Optional;

/**
 * A part as people type it: {@code kernel=rbf}.
 *
 * @param kind what it is
 * @param name its name; empty for {@code kernel=}
 */
record PartName(PartKind kind, Optional<String> name) {

    static PartName parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new Problem("'" + text + "' names no part", "write KIND=NAME, for instance kernel=rbf");
        }
        String name = text.substring(equals + 1);
        return new PartName(PartKind.ofKey(text.substring(0, equals)), Optional.of(name).filter(given -> !given.isBlank()));
    }
}
