// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.ui.bundle.BundleFile;
import gpcis.ui.bundle.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Bundles that do not run, and components of running ones that wait for something or failed. */
final class BundleFindings {

    private BundleFindings() { }

    static List<Finding> collect(Workbench workbench) {
        BundleContext framework = workbench.framework();
        List<Finding> findings = Arrays.stream(framework.getBundles())
                .sorted(Comparator.comparing(BundleFindings::name))
                .map(bundle -> describe(bundle, framework))
                .collect(Collectors.toCollection(ArrayList::new));
        findings.addAll(unusable(Path.of(System.getProperty("gpcis.plugins", ""))));
        workbench.componentRuntime().ifPresentOrElse(
                runtime -> findings.addAll(components(runtime)),
                () -> findings.add(Finding.ill("Declarative Services do not run, so no part does",
                        "the bundle org.apache.felix.scr must be in bundle/ and active")));
        return findings;
    }

    /** Jars among the plugins that the launcher could not even install. */
    private static List<Finding> unusable(Path plugins) {
        List<Finding> findings = new ArrayList<>();
        if (plugins.toString().isEmpty() || !Files.isDirectory(plugins)) {
            return findings;
        }
        try (Stream<Path> files = Files.list(plugins)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
                try {
                    BundleFile.symbolicName(file);
                } catch (IOException e) {
                    findings.add(Finding.ill(file.getFileName() + " in " + plugins + " is no bundle: " + e.getMessage(),
                            "make it with bnd, or take it out of there"));
                }
            }
        } catch (IOException e) {
            findings.add(Finding.ill("the folder " + plugins + " cannot be read: " + e.getMessage(), "check its permissions"));
        }
        return findings;
    }

    private static Finding describe(Bundle bundle, BundleContext framework) {
        String text = name(bundle) + " " + bundle.getVersion();
        boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
        int state = bundle.getState();
        if (state == Bundle.ACTIVE || state == Bundle.STARTING && bundle.getBundleId() != 0) {
            return Finding.well(text);
        }
        if (state == Bundle.RESOLVED && fragment) {
            return Finding.well(text + " (fragment)");
        }
        return Finding.ill(text + " does not run: " + reason(bundle, fragment, framework),
                "give it what it asks for, or take it out of the workbench");
    }

    /** Nothing records why a bundle did not start, so it is asked once more. */
    private static String reason(Bundle bundle, boolean fragment, BundleContext framework) {
        if (fragment) {
            return "the bundle it belongs to is not there";
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "it was stopped; it starts when asked to";
        } catch (BundleException e) {
            return Failure.of(e, framework);
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
                    findings.add(Finding.ill(component.name + " failed: " + Failure.ofComponent(configuration.failure),
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

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
    }
}
