// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Services as they come and go: the first by ranking for any thread, all of them as a list for the window's.
 *
 * @param <T> their type
 */
public final class LiveServices<T> implements AutoCloseable {

    private final ObservableList<T> list = FXCollections.observableArrayList();
    private final Map<ServiceReference<T>, T> running = new TreeMap<>(Comparator.reverseOrder());
    private final ServiceTracker<T, T> tracker;
    private final Executor window;

    /** @param window runs what it is given on the window's thread, later */
    public LiveServices(BundleContext context, Class<T> type, Executor window) {
        this.window = window;
        this.tracker = new ServiceTracker<>(context, type, null) {
            @Override
            public T addingService(ServiceReference<T> reference) {
                T service = super.addingService(reference);
                if (service != null) {
                    change(reference, service);
                }
                return service;
            }

            @Override
            public void removedService(ServiceReference<T> reference, T service) {
                change(reference, null);
                super.removedService(reference, service);
            }
        };
        tracker.open();
    }

    /** The first one; null where there is none. */
    public T first() {
        synchronized (running) {
            return running.isEmpty() ? null : running.values().iterator().next();
        }
    }

    /** All of them, the highest ranking first; changes on the window's thread. */
    public ObservableList<T> list() {
        return list;
    }

    private void change(ServiceReference<T> reference, T service) {
        synchronized (running) {
            if (service == null) {
                running.remove(reference);
            } else {
                running.put(reference, service);
            }
        }
        window.execute(this::update);
    }

    private void update() {
        synchronized (running) {
            // One by one, so that panels that stay are left alone.
            list.retainAll(running.values());
            int place = 0;
            for (T service : running.values()) {
                if (!list.contains(service)) {
                    list.add(Math.min(place, list.size()), service);
                }
                place++;
            }
        }
    }

    @Override
    public void close() {
        tracker.close();
    }
}
