// SPDX-License-Identifier: Apache-2.0

/** Networks that turn a picture and click maps into deep features. */
@Export
@Version("1.1.0")
package gpcis.api.backbone;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
