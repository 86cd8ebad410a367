// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import java.util.Iterator;
import java.util.function.Function;

/** What becomes of each element, when it is asked for. */
final class Mapped<A, B> implements Iterator<B> {

    private final Iterator<A> source;
    private final Function<A, B> change;

    Mapped(Iterable<A> source, Function<A, B> change) {
        this.source = source.iterator();
        this.change = change;
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public B next() {
        return change.apply(source.next());
    }
}
