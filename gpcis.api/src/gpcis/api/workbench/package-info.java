// SPDX-License-Identifier: Apache-2.0

/** The window: panels, map views and tools that a bundle adds to it, and what they see of the object being annotated. */
@Export
@Version("1.0.0")
package gpcis.api.workbench;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
