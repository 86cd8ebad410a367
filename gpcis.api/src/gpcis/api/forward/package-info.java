// SPDX-License-Identifier: Apache-2.0
/** One forward pass of a model, at any size, without a session around it. */
@Export
@Version("1.0.0")
package gpcis.api.forward;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
