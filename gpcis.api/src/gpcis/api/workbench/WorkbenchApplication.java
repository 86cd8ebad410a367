// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The workbench as an application with a window. */
@ProviderType
public interface WorkbenchApplication {

    /**
     * Opens the window and returns when the person has closed it. Not to be called on JavaFX's own thread.
     *
     * @param opened photos and folders of photos to begin with; none for what was open the last time
     * @throws Problem if there is no display, or one of them does not exist
     */
    void run(List<Path> opened);
}
