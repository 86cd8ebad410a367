// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.log;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.LogService;
import org.slf4j.LoggerFactory;

/**
 * Offers the log service of the framework's own bundles. Without one the Configurator prints every step to standard output,
 * which belongs to the results. An activator and not a component, since it must be there before the Configurator starts, and
 * that starts before Declarative Services do.
 */
public final class LogActivator implements BundleActivator {

    private ServiceRegistration<LogService> registration;

    @Override
    public void start(BundleContext context) {
        registration = context.registerService(LogService.class, new PerBundle(), null);
    }

    @Override
    public void stop(BundleContext context) {
        registration.unregister();
    }

    /** What a bundle logs appears under its name. */
    private static final class PerBundle implements ServiceFactory<LogService> {

        @Override
        public LogService getService(Bundle bundle, ServiceRegistration<LogService> registration) {
            return new ForwardedLog(LoggerFactory.getLogger(bundle.getSymbolicName()));
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<LogService> registration, LogService log) {
            // nothing is held
        }
    }
}
