// SPDX-License-Identifier: Apache-2.0

/** Progress of long work and its cancellation. */
@Export
@Version("1.0.0")
package gpcis.api.progress;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
