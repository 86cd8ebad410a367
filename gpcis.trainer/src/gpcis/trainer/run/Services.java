// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The running services of one contract, by the name that a service property holds. */
final class Services<T> implements AutoCloseable {

    private final ServiceTracker<T, T> tracker;
    private final String property;
    private final String what;

    /** @param what the contract in words */
    Services(BundleContext context, Class<T> type, String property, String what) {
        this.tracker = new ServiceTracker<>(context, type, null);
        this.property = property;
        this.what = what;
        tracker.open();
    }

    /**
     * The service of that name with the highest ranking.
     *
     * @throws Problem if none is running
     */
    T named(String name) {
        return find(name).orElseThrow(() -> {
            SortedSet<String> there = new TreeSet<>();
            references().forEach(reference -> there.add(String.valueOf(reference.getProperty(property))));
            return new Problem("no " + what + " '" + name + "' is running",
                    there.isEmpty() ? "none at all is running: start the bundle that brings it"
                            : "use one of " + String.join(", ", there));
        });
    }

    /** The service with the highest ranking, whatever its name. */
    Optional<T> any() {
        return Optional.ofNullable(tracker.getService());
    }

    private Optional<T> find(String name) {
        return references().filter(reference -> name.equals(reference.getProperty(property)))
                .max(ServiceReference::compareTo).map(tracker::getService);
    }

    private Stream<ServiceReference<T>> references() {
        ServiceReference<T>[] references = tracker.getServiceReferences();
        return references == null ? Stream.empty() : Arrays.stream(references);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
