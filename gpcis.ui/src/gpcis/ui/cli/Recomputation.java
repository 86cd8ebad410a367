// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import java.nio.file.Path;

/** Computes masks of objects anew, with the parts that their settings name; the picture is read once, and only if needed. */
final class Recomputation implements AutoCloseable {

    private final ObjectSessions sessions;
    private final PictureFiles pictures;
    private Path open;
    private ObjectSession session;

    Recomputation(ObjectSessions sessions, PictureFiles pictures) {
        this.sessions = sessions;
        this.pictures = pictures;
    }

    /** What the steps in force make. */
    ObjectResult of(Path file, History history) {
        if (!file.equals(open)) {
            close();
            Picture picture = pictures.read(file);
            session = sessions.open(picture);
            open = file;
        }
        sessions.choose(history.settings());
        return session.show(history);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
            open = null;
        }
    }
}
