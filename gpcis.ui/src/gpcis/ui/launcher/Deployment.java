// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** The bundles of a run. One that cannot be installed or started is named with its reason, and the others go on. */
final class Deployment {
    /** The end of the chain of wants that the resolver reports: whoever reads it needs only that. */
    private static final Pattern MISSING_PACKAGE =
        Pattern.compile("missing requirement (?!.*missing requirement).*?osgi\\.wiring\\.package=([\\w.]+)", Pattern.DOTALL);

    private final BundleContext context;
    private final Console console;
    private final List<Bundle> bundles = new ArrayList<>();

    Deployment(BundleContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    /** Installs every jar of the folder where it lies: nothing is copied or unpacked. */
    void install(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            try {
                bundles.add(context.installBundle("reference:" + jar.toUri()));
            } catch (BundleException e) {
                console.problem("could not install " + jar.getFileName(), e);
            }
        }
    }

    void start() {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
                continue;
            }
            try {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                Matcher missing = MISSING_PACKAGE.matcher(String.valueOf(e.getMessage()));
                console.problem("could not start " + bundle.getSymbolicName(),
                    missing.find() ? new BundleException("no bundle offers the package " + missing.group(1), e) : e);
            }
        }
    }
}
