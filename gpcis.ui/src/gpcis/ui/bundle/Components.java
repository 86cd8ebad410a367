// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Components that do not work although their bundle runs. */
public final class Components {

    private Components() { }

    /** One line for each such component of these bundles: what it waits for, or how it failed. */
    public static List<String> ills(BundleContext context, List<Bundle> bundles) {
        List<String> ills = new ArrayList<>();
        if (bundles.isEmpty()) {
            return ills;
        }
        ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            ills.add("Declarative Services (org.apache.felix.scr) does not run");
            return ills;
        }
        ServiceComponentRuntime components = context.getService(reference);
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new))) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                explain(component, configuration, ills);
            }
        }
        context.ungetService(reference);
        return ills;
    }

    private static void explain(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, List<String> ills) {
        String name = component.name + " of " + component.bundle.symbolicName;
        switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> ills.add(name + " waits for its configuration");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
                for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
                    ills.add(name + " waits for " + service(component, missing.name)
                            + (missing.target == null ? "" : " " + missing.target));
                }
            }
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                ills.add(name + " failed: " + Failure.ofComponent(configuration.failure));
            default -> { }
        }
    }

    private static String service(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references).filter(candidate -> candidate.name.equals(reference))
                .map(candidate -> candidate.interfaceName).findFirst().orElse(reference);
    }
}
