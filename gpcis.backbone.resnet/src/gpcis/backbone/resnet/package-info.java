// SPDX-License-Identifier: Apache-2.0
/**
 * The backbone {@code resnet}: DeepLabV3+ on a ResNet, as GPCIS and RITM released it.
 *
 * <p>Where to begin reading: {@link gpcis.backbone.resnet.ResNetBackbone} is the service, {@link
 * gpcis.backbone.resnet.FeatureNetwork} the network it makes, the other blocks are its pieces from the outside inwards. {@link
 * gpcis.backbone.resnet.ReleasedCheckpoints} knows the names in released files; since the blocks have the same names, little is
 * to be translated.
 */
package gpcis.backbone.resnet;
