// SPDX-License-Identifier: Apache-2.0

/**
 * The backbone {@code hrnet}: HRNet with object context (OCR), as RITM and GPCIS use it for clicks.
 *
 * <p>Where to begin reading: {@link gpcis.backbone.hrnet.HRNetBackbone} is the service, {@link
 * gpcis.backbone.hrnet.FeatureNetwork} the network it makes, {@link gpcis.backbone.hrnet.HighResolutionNetwork} its
 * main part; {@link gpcis.backbone.hrnet.HRNetCheckpoints} knows the published weights. Blocks and their children have
 * the names of those.
 */
package gpcis.backbone.hrnet;
