// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Bundles that do not run, and components of running ones that wait for something or failed. */
final class BundleFindings {

    /** The resolver tells the whole chain of wants; what is missing stands at its end. */
    private static final Pattern MISSING_PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");

    private BundleFindings() { }

    static List<Finding> collect(Workbench workbench) {
        List<Finding> findings = Arrays.stream(workbench.framework().getBundles())
                .sorted(Comparator.comparing(BundleFindings::name))
                .map(BundleFindings::describe)
                .collect(Collectors.toCollection(ArrayList::new));
        workbench.componentRuntime().ifPresentOrElse(
                runtime -> findings.addAll(components(runtime)),
                () -> findings.add(Finding.ill("Declarative Services do not run, so no part does",
                        "the bundle org.apache.felix.scr must be in bundle/ and active")));
        return findings;
    }

    private static Finding describe(Bundle bundle) {
        String text = name(bundle) + " " + bundle.getVersion();
        boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
        int state = bundle.getState();
        if (state == Bundle.ACTIVE || state == Bundle.STARTING && bundle.getBundleId() != 0) {
            return Finding.well(text);
        }
        if (state == Bundle.RESOLVED && fragment) {
            return Finding.well(text + " (fragment)");
        }
        return Finding.ill(text + " does not run: " + reason(bundle, fragment),
                "put what it asks for into bundle/, or take it out of there");
    }

    /** Nothing records why a bundle did not start, so it is asked once more. */
    private static String reason(Bundle bundle, boolean fragment) {
        if (fragment) {
            return "the bundle it belongs to is not there";
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "it was stopped; it starts when asked to";
        } catch (BundleException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String message = String.valueOf(cause.getMessage());
            Matcher packages = MISSING_PACKAGE.matcher(message);
            String last = null;
            while (packages.find()) {
                last = packages.group(1);
            }
            return last == null ? message.lines().findFirst().orElse("no reason given") : "no bundle has the package " + last;
        }
    }

    private static List<Finding> components(ServiceComponentRuntime runtime) {
        List<Finding> findings = new ArrayList<>();
        int working = 0;
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    findings.add(Finding.ill(component.name + " waits for " + missing(component, configuration),
                            "start the bundle that provides it"));
                } else if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    findings.add(Finding.ill(component.name + " failed: " + cause(configuration.failure),
                            "mend the cause and start " + component.bundle.symbolicName + " again"));
                } else {
                    working++;
                }
            }
        }
        findings.add(0, Finding.well(working + " components ready"));
        return findings;
    }

    private static String missing(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(reference -> service(component, reference) + (reference.target == null ? "" : " " + reference.target))
                .collect(Collectors.joining(", "));
    }

    private static String service(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        return Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst().orElse(unsatisfied.name);
    }

    private static String cause(String trace) {
        return trace == null ? "no reason given" : trace.lines().findFirst().orElse("no reason given");
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
    }
}
