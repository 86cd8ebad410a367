// SPDX-License-Identifier: Apache-2.0

/** Terms of the training objective (Eq. 8 and 13). */
@Export
@Version("1.0.0")
package gpcis.api.objective;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
