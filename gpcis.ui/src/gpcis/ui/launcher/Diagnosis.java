// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Why a started framework does not do its work: bundles that do not run, components that wait or failed. */
final class Diagnosis {
    private final BundleContext context;

    Diagnosis(BundleContext context) {
        this.context = context;
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            if (!fragment && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
                reasons.add("bundle " + bundle.getSymbolicName() + " is not started");
            }
        }
        ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            reasons.add("Declarative Services (org.apache.felix.scr) does not run");
            return reasons;
        }
        ServiceComponentRuntime components = context.getService(reference);
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                explain(component, configuration, reasons);
            }
        }
        return reasons;
    }

    private static void explain(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, List<String> reasons) {
        switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                reasons.add(component.name + " waits for its configuration");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
                for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
                    reasons.add(component.name + " waits for " + service(component, missing.name)
                        + (missing.target == null ? "" : " " + missing.target));
                }
            }
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                reasons.add(component.name + " failed: " + configuration.failure.lines().findFirst().orElse("without a word"));
            default -> { }
        }
    }

    private static String service(ComponentDescriptionDTO component, String reference) {
        for (var candidate : component.references) {
            if (candidate.name.equals(reference)) {
                return candidate.interfaceName;
            }
        }
        return reference;
    }
}
