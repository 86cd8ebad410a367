// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

import javafx.scene.Node;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A panel beside the picture. A bundle adds one by publishing a service: the window takes it up as it comes and lets it go as
 * it goes. Panels stand in the order of their service ranking, the highest first.
 */
@ConsumerType
public interface WorkbenchPanel {

    /** Its title, in the person's language. */
    String title();

    /**
     * Makes what the panel shows. Called on JavaFX's thread, once for each window.
     *
     * @param context what is annotated; it falls silent when the panel's bundle goes
     */
    Node create(WorkbenchContext context);
}
