// SPDX-License-Identifier: Apache-2.0

/** Errors a person can read: the thing, the value, the remedy. */
@Export
@Version("1.0.0")
package gpcis.api.problem;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
