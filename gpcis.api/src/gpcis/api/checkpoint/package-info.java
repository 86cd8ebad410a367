// SPDX-License-Identifier: Apache-2.0
/** Checkpoints of released networks: files, and what is in them. */
@Export
@Version("1.0.0")
package gpcis.api.checkpoint;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
