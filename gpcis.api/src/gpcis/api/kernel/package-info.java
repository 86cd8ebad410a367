// SPDX-License-Identifier: Apache-2.0

/** Covariance functions on assembled pixel features (Sec. 4.3). */
@Export
@Version("1.1.0")
package gpcis.api.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
