// SPDX-License-Identifier: Apache-2.0

/**
 * The backbone {@code mobilenet}: DeepLabV3+ on MobileNetV2, small enough for interactive work on a processor.
 *
 * <p>Where to begin reading: {@link gpcis.backbone.mobilenet.MobileNetBackbone} is the service, {@link
 * gpcis.backbone.mobilenet.FeatureNetwork} the network it makes, the other blocks are its pieces from the outside inwards.
 */
package gpcis.backbone.mobilenet;
