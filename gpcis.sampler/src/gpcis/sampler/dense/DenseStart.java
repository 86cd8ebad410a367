// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import gpcis.api.sampler.PictureEvaluator;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.LoggerFactory;

/** Publishes the evaluator where the machine has what it needs; elsewhere the plain formulation serves. */
@Component(service = {}, immediate = true)
public final class DenseStart {

    private final Optional<ServiceRegistration<PictureEvaluator>> registration;

    /** @param context where the service is published */
    @Activate
    public DenseStart(BundleContext context) {
        registration = published(context);
    }

    private static Optional<ServiceRegistration<PictureEvaluator>> published(BundleContext context) {
        try {
            VectorInstructions.load();
        } catch (MissingInstructions e) {
            LoggerFactory.getLogger(DenseStart.class).debug("whole pictures take the plain formulation: {}", e.getMessage());
            return Optional.empty();
        }
        return Optional.of(context.registerService(PictureEvaluator.class, new VectorEvaluator(), null));
    }

    /** Takes the service back. */
    @Deactivate
    public void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
