// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.util.Base64;

/** Whole files of kinds that Java cannot write. Each holds {@link TestImages#quadrants()}. */
enum TinyFile {

    /** WebP without loss. */
    WEBP_LOSSLESS(
            "UklGRjgAAABXRUJQVlA4TCsAAAAvF8ADAB8gEEjeHzqN+RcQFPwf3fxHZA+AMNtokpOc5P2PIKL/UalPYNsTAA=="),

    /** WebP with loss. */
    WEBP_LOSSY(
            "UklGRmoAAABXRUJQVlA4IF4AAACwAwCdASoYABAALiUYjEYREREBABIlqALEagDK/9wABN5thc0qQAD+/ZuL0WH/uV0f//UIvt/+"
            + "8+f/pR/+DrlH/9XRf8+n/62oEj//9XQnv/mQ7sCfny38AUt1QJAA"),

    /** WebP whose right half is transparent. */
    WEBP_ALPHA(
            "UklGRjwAAABXRUJQVlA4TC8AAAAvF8ADEB8gEEjaH3oNAUHB/9EJCIr8H23+42AtAWG20SQnOcn7H0FE/2Mb8KzUJwA="),

    /** WebP turned counterclockwise, with an EXIF orientation that turns it back. */
    WEBP_TURNED(
            "UklGRmoAAABXRUJQVlA4WAoAAAAIAAAADwAAFwAAVlA4TCoAAAAvD8AFAB8gEEjeHzqN+RcQFPwf3fxHZA+AMNtokpOc5P2PIKL/"
            + "odu34AtFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA"),

    /** JPEG with cyan, magenta, yellow and black. */
    JPEG_CMYK(
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoK"
            + "CgYICwwLCgwJCgoK/8AAFAgAEAAYBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIB"
            + "AwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZH"
            + "SElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV"
            + "1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9/K/n/r+f+v38r8Af+D5z/m13/udv/cBX7/f8GMf/ADdF"
            + "/wByT/7n6KK/AGv3+ooor+AOv7/KK/f7/gxj/wCbov8AuSf/AHP1+/3/AAYx/wDN0X/ck/8Aufoor9/q/f6iiv/Z");

    private final String base64;

    TinyFile(String base64) {
        this.base64 = base64;
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
