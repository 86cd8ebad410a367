// SPDX-License-Identifier: Apache-2.0

/**
 * The evaluation protocol of interactive segmentation: simulated clicks, and the records of a run that metrics and reports
 * are made from.
 */
@Export
@Version("2.0.0")
package gpcis.api.evaluate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
