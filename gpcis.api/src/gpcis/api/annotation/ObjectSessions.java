// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.model.Model;
import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Computes masks from steps. Safe to use from any thread. */
@ProviderType
public interface ObjectSessions {

    /** Opens a session on a picture, for one object after another or one at a time; nothing is computed yet. */
    ObjectSession open(Picture picture);

    /**
     * Settings to begin with: ε² and threshold as the model's manifest states them, nothing drawn, the parts that are chosen
     * now, and zooming in as in GPCIS's evaluation.
     *
     * @param source what the model store opened the model by; its name for the preferred model
     */
    Settings settings(Model model, String source);

    /**
     * Chooses the parts that the settings name, and takes back choices of the other kinds.
     *
     * @throws Problem if one of them is not running
     */
    void choose(Settings settings);

    /** With what a computation would run now: no parts, all bundles of the workbench, this machine. */
    Computation running();
}
