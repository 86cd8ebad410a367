// SPDX-License-Identifier: Apache-2.0

/** The variational distribution of the latent values at the clicks (Eq. 7). */
@Export
@Version("1.0.0")
package gpcis.api.posterior;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
