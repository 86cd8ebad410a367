// SPDX-License-Identifier: Apache-2.0

/** Feature assembly: what kernel, prior and variational posterior see of a pixel. */
@Export
@Version("1.1.0")
package gpcis.api.feature;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
