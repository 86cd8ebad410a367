// SPDX-License-Identifier: Apache-2.0

/**
 * Annotated pictures: objects with all that was ever done to each of them, kept on disk step by step, computed anew from
 * there, and carried to and from other programs' formats.
 *
 * <p>Coordinates of real numbers are those of the upright picture: pixel (x, y) is the square [x, x+1) × [y, y+1), its
 * centre is (x + 0.5, y + 0.5), x grows to the right, y downwards.
 */
@Export
@Version("1.1.0")
package gpcis.api.annotation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
