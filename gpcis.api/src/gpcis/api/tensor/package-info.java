// SPDX-License-Identifier: Apache-2.0

/** The tensor engine: bring-up and memory rules, exact bilinear resizing, and tensors in files. */
@Export
@Version("1.1.0")
package gpcis.api.tensor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
