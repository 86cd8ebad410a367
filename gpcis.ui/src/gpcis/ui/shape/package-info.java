// SPDX-License-Identifier: Apache-2.0

/** Shapes and pixels: strokes and polygons to pixels, connected pieces, and masks to polygons. Copied into the bundles that use it. */
package gpcis.ui.shape;
