// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import gpcis.ui.bundle.BundleFile;
import gpcis.ui.bundle.Failure;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** The bundles of a run. One that cannot be installed or started is named with its reason, and the others go on. */
final class Deployment {
    private final BundleContext context;
    private final Console console;
    private final List<Bundle> bundles = new ArrayList<>();

    Deployment(BundleContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    /** Installs every jar of the folder where it lies: nothing is copied or unpacked. */
    void install(Path folder) throws IOException {
        for (Path jar : jars(folder)) {
            install(jar.getFileName().toString(), jar);
        }
    }

    /** The same with a folder that others fill, with anything. */
    List<Bundle> installPlugins(Path folder) throws IOException {
        int before = bundles.size();
        for (Path jar : jars(folder)) {
            try {
                install(BundleFile.symbolicName(jar), jar);
            } catch (IOException e) {
                console.say(jar.getFileName() + " in " + folder + " is no bundle: " + e.getMessage() + "; make it with bnd");
            }
        }
        return List.copyOf(bundles.subList(before, bundles.size()));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private void install(String name, Path jar) {
        try {
            bundles.add(context.installBundle("reference:" + jar.toUri()));
        } catch (BundleException e) {
            console.problem("could not install " + name, e);
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
                console.problem("could not start " + bundle.getSymbolicName(), new BundleException(Failure.of(e, context), e));
            }
        }
    }
}
