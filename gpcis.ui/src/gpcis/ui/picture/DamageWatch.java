// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Hears what a decoder only warns about. The JPEG decoder fills what is missing with grey and warns; most of its other
 * warnings (stray bytes, an odd profile) leave the pixels whole.
 */
final class DamageWatch implements IIOReadWarningListener {

    /** Parts of the decoder's fixed English messages after which pixels are missing or wrong. */
    private static final List<String> SIGNS = List.of(
            "missing eoi", "premature end", "bad huffman", "instead of rst", "inconsistent progression");

    private String damage;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String lower = warning.toLowerCase(Locale.ROOT);
        if (damage == null && SIGNS.stream().anyMatch(lower::contains)) {
            damage = warning;
        }
    }

    /** @throws IIOException if damage was heard of */
    void check() throws IIOException {
        if (damage != null) {
            throw new IIOException(damage);
        }
    }
}
