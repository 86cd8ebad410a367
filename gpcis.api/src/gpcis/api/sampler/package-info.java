// SPDX-License-Identifier: Apache-2.0

/** Drawing from, and averaging, the posterior of the Gaussian process (Eq. 9 to 11). */
@Export
@Version("1.1.0")
package gpcis.api.sampler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
