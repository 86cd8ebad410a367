// SPDX-License-Identifier: Apache-2.0
/** Classifiers of deep features that take the Gaussian process's place. */
@Export
@Version("1.0.0")
package gpcis.api.head;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
