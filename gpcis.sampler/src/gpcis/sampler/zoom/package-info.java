// SPDX-License-Identifier: Apache-2.0

/** What of a picture a network sees, as the published evaluations choose and resize it. Copied into the bundles that do so. */
package gpcis.sampler.zoom;
