// SPDX-License-Identifier: Apache-2.0

/** Models: a manifest that names the parts and the weights that fill them. */
@Export
@Version("1.1.0")
package gpcis.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
