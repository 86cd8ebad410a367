// SPDX-License-Identifier: Apache-2.0

/** Pictures, masks and per-pixel maps as immutable values, and the service that reads and writes their files. */
@Export
@Version("1.1.0")
package gpcis.api.picture;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
