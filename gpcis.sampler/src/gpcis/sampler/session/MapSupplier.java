// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.picture.PixelMap;
import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** A map that is made when it is asked for and may be forgotten when memory is short: it can be made again. */
final class MapSupplier {

    private final Supplier<PixelMap> maker;
    private SoftReference<PixelMap> made = new SoftReference<>(null);

    MapSupplier(Supplier<PixelMap> maker) {
        this.maker = maker;
    }

    synchronized PixelMap get() {
        PixelMap map = made.get();
        if (map == null) {
            map = maker.get();
            made = new SoftReference<>(map);
        }
        return map;
    }
}
