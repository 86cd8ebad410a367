// SPDX-License-Identifier: Apache-2.0

/** The swappable parts of a running workbench, their names, options and starting values. */
@Export
@Version("1.1.0")
package gpcis.api.part;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
