// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.model.ModelStore;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import java.util.function.Supplier;

/**
 * The services that pictures and objects need. Each may come and go while the window is open: it is asked for anew each time,
 * and null while it is not there.
 */
public record Services(Supplier<PictureFiles> pictures, Supplier<Annotations> annotations, Supplier<ObjectSessions> sessions,
        Supplier<ModelStore> models) {

    /** The service. @throws Problem while it is not there */
    static <T> T running(Supplier<T> service, String what, String bundle) {
        T found = service.get();
        if (found == null) {
            throw new Problem("no " + what + " is running", "start the bundle " + bundle);
        }
        return found;
    }

    PictureFiles pictureFiles() {
        return running(pictures, "reader of photos", "gpcis.ui.picture");
    }

    Annotations annotationFiles() {
        return running(annotations, "keeper of annotations", "gpcis.ui.annotation");
    }

    ObjectSessions objectSessions() {
        return running(sessions, "computer of masks", "gpcis.ui.annotation");
    }

    ModelStore modelStore() {
        return running(models, "model store", "gpcis.sampler.model");
    }
}
