// SPDX-License-Identifier: Apache-2.0

/** The weight-space prior of the Gaussian process (Eq. 11 and 12). */
@Export
@Version("1.1.0")
package gpcis.api.prior;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
