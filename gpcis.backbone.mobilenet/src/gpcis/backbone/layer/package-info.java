// SPDX-License-Identifier: Apache-2.0
/**
 * Layers that backbones are built from. Their parameters have the names that PyTorch gives them. A bundle that uses this
 * package carries a copy of it.
 */
package gpcis.backbone.layer;
