// SPDX-License-Identifier: Apache-2.0

/** What a person says about a picture: clicks on the object and on what is not the object. */
@Export
@Version("1.0.0")
package gpcis.api.click;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
