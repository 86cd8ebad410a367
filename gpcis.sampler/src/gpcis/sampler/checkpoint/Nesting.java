// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** How deep lists, tuples and dictionaries lie in one another. Each is visited once, however often it is referred to. */
final class Nesting {

    private static final int DEEPEST = 64;
    private static final int BEGUN = -1;

    /** A container on the way down. */
    private static final class Step {
        private final Object container;
        private final Iterator<?> rest;
        private int height = 1;

        Step(Object container, Collection<?> content) {
            this.container = container;
            this.rest = content.iterator();
        }
    }

    private Nesting() { }

    /** @throws Refusal if something leads back to itself or lies too deep */
    static void check(Object root) {
        Map<Object, Integer> heights = new IdentityHashMap<>();
        Deque<Step> way = new ArrayDeque<>();
        enter(root, way, heights);
        while (!way.isEmpty()) {
            Step step = way.peek();
            if (step.rest.hasNext()) {
                enter(step.rest.next(), way, heights);
            } else {
                way.pop();
                heights.put(step.container, step.height);
                lift(way, step.height);
            }
        }
    }

    private static void enter(Object value, Deque<Step> way, Map<Object, Integer> heights) {
        Collection<?> content = content(value);
        if (content == null) {
            return;
        }
        Integer height = heights.putIfAbsent(value, BEGUN);
        if (height == null) {
            way.push(new Step(value, content));
        } else if (height == BEGUN) {
            throw Refusal.damaged("a list, tuple or dictionary in it contains itself");
        } else {
            lift(way, height);
        }
        if (way.size() + (height == null ? 0 : height) > DEEPEST) {
            throw Refusal.damaged("its lists and dictionaries lie more than " + DEEPEST + " deep in one another");
        }
    }

    /** Something of that height lies in the container at the end of the way. */
    private static void lift(Deque<Step> way, int height) {
        if (!way.isEmpty()) {
            way.peek().height = Math.max(way.peek().height, height + 1);
        }
    }

    private static Collection<?> content(Object value) {
        return value instanceof List<?> list ? list : value instanceof PickledTuple tuple ? tuple.items()
                : value instanceof PickledDictionary dictionary ? dictionary.entries().values() : null;
    }
}
