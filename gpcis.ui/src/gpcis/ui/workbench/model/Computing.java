// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import java.util.function.Consumer;

/** Parts are chosen for the whole workbench: whoever chooses some and computes with them must not be disturbed meanwhile. */
final class Computing {

    /** What the steps in force make, with the parts that their settings name. */
    synchronized ObjectResult show(ObjectSessions sessions, ObjectSession session, History history) {
        sessions.choose(history.settings());
        return session.show(history);
    }

    /** The same, with a first answer where there can be one. */
    synchronized ObjectResult show(ObjectSessions sessions, ObjectSession session, History history,
            Consumer<? super ObjectResult> preview) {
        sessions.choose(history.settings());
        return session.show(history, preview);
    }
}
