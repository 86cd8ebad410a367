// SPDX-License-Identifier: Apache-2.0

/** Training runs. */
@Export
@Version("2.0.0")
package gpcis.api.train;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
