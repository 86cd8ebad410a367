// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

/** The formats that are read; nothing else is ever opened. */
enum PictureFormat {

    /** Baseline, progressive and lossless JPEG: colour, grey or CMYK. */
    JPEG,

    /** Portable Network Graphics. */
    PNG,

    /** Windows bitmap. */
    BMP,

    /** The first page of a TIFF file. */
    TIFF,

    /** The first frame of a WebP file. */
    WEBP;

    /** The names for people. */
    static final String NAMES = "JPEG, PNG, BMP, TIFF or WebP";
}
