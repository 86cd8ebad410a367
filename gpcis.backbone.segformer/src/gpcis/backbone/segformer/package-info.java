// SPDX-License-Identifier: Apache-2.0
/** SegFormer with its all-MLP decoder. */
package gpcis.backbone.segformer;
