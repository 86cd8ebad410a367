// SPDX-License-Identifier: Apache-2.0

/** The evaluation protocol of interactive segmentation: simulated clicks and the metrics made from them. */
@Export
@Version("1.0.0")
package gpcis.api.evaluate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
