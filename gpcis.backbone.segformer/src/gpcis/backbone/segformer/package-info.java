// SPDX-License-Identifier: Apache-2.0

/**
 * The backbone {@code segformer}: SegFormer with click maps, as ClickSEG and GPCIS use it.
 *
 * <p>Where to begin reading: {@link gpcis.backbone.segformer.SegFormerBackbone} is the service,
 * {@link gpcis.backbone.segformer.FeatureNetwork} the network it makes, the other blocks are its pieces from the
 * outside inwards. {@link gpcis.backbone.segformer.SegFormerCheckpoints} knows the files in which such networks are
 * published.
 */
package gpcis.backbone.segformer;
