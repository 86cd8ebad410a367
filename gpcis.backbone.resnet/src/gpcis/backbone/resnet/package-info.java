// SPDX-License-Identifier: Apache-2.0
/** DeepLabV3+ on ResNet v1s. */
package gpcis.backbone.resnet;
