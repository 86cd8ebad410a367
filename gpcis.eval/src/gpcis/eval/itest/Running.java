// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** The framework that this test runs in. */
final class Running {

    private static final BundleContext CONTEXT = FrameworkUtil.getBundle(Running.class).getBundleContext();

    private Running() { }

    /** A service, waited for up to ten seconds and held until the framework stops: what nobody holds is deactivated. */
    static <T> T service(Class<T> type) {
        return held(type.getName(), new ServiceTracker<>(CONTEXT, type, null));
    }

    /** A service of those properties, for instance {@code (gpcis.objective=nfl)}. */
    static <T> T service(Class<T> type, String filter) {
        try {
            return held(type.getName() + filter, new ServiceTracker<T, T>(CONTEXT,
                    CONTEXT.createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"), null));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T held(String what, ServiceTracker<T, T> tracker) {
        tracker.open();
        try {
            T service = tracker.waitForService(TimeUnit.SECONDS.toMillis(10));
            if (service == null) {
                throw new AssertionError("no service " + what);
            }
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A bundle by symbolic name. */
    static Bundle bundle(String name) {
        for (Bundle bundle : CONTEXT.getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError("no bundle " + name);
    }

    static void stop(String bundle) throws BundleException {
        bundle(bundle).stop();
    }

    static void start(String bundle) throws BundleException {
        bundle(bundle).start();
    }
}
