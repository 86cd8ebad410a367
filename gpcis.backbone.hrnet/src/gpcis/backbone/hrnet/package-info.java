// SPDX-License-Identifier: Apache-2.0
/** HRNet with object-contextual representations. */
package gpcis.backbone.hrnet;
