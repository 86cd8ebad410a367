// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Parts are chosen for the whole workbench: whoever chooses some and computes with them must not be disturbed meanwhile. */
final class Computing {

    private boolean ended;

    /** What the steps in force make, with the parts that their settings name. */
    synchronized ObjectResult show(ObjectSessions sessions, ObjectSession session, History history) {
        choose(sessions, history);
        return session.show(history);
    }

    /** The same, with a first answer where there can be one. */
    synchronized ObjectResult show(ObjectSessions sessions, ObjectSession session, History history,
            Consumer<? super ObjectResult> preview) {
        choose(sessions, history);
        return session.show(history, preview);
    }

    private void choose(ObjectSessions sessions, History history) {
        if (ended) {
            throw new IllegalStateException("closed");
        }
        sessions.choose(history.settings());
    }

    /** The parts are others' again: those that were chosen before are, as far as they still run. */
    synchronized void end(PartRegistry parts, Map<PartKind, String> before) {
        ended = true;
        for (PartKind kind : PartKind.values()) {
            Optional<String> name = Optional.ofNullable(before.get(kind)).filter(wanted -> parts.running().stream()
                    .anyMatch(part -> part.kind() == kind && part.name().equals(wanted)));
            parts.choose(kind, name);
        }
    }
}
