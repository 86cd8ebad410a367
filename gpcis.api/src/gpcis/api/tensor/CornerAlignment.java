// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

/** Which source position an output pixel i reads, for a resize from s to t pixels. */
public enum CornerAlignment {
    /** Corner pixels map onto corner pixels: {@code i·(s−1)/(t−1)}, 0 for t = 1. PyTorch's {@code align_corners=True}. */
    ALIGNED,
    /** Pixels are areas: {@code (i+½)·s/t − ½}, cut to 0 … s−1. PyTorch's {@code align_corners=False}. */
    HALF_PIXEL
}
