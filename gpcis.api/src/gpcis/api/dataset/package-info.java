// SPDX-License-Identifier: Apache-2.0

/** Annotated pictures to train on and to evaluate with. */
@Export
@Version("1.0.0")
package gpcis.api.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
