// SPDX-License-Identifier: Apache-2.0

/** Segmentation sessions: a picture, clicks, and a prediction after each. */
@Export
@Version("1.1.0")
package gpcis.api.segment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
