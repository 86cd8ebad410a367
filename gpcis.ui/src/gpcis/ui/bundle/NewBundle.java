// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import gpcis.api.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** A bundle from a file, taken up while the framework runs. The file is copied, so that it may be built anew meanwhile. */
public final class NewBundle {

    private static final String REMEDY = "mend it and install it again";

    private NewBundle() { }

    /**
     * Installs and starts it. One of the same name that is there already is replaced.
     *
     * @throws Problem if the file is no bundle, the bundle does not start, or a part in it does not come up; a bundle that
     *     was not there before is then gone again, a newer build of one stays
     */
    public static Bundle install(BundleContext framework, Path file) {
        String name = symbolicName(file);
        Optional<Bundle> there = Arrays.stream(framework.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst();
        if (there.isPresent() && there.get().getBundleId() == 0) {
            throw new Problem(name + " is the framework itself", "restart the workbench with another one");
        }
        Bundle bundle = put(framework, file, name, there);
        Optional<String> ill = ill(framework, bundle);
        if (ill.isPresent()) {
            if (there.isEmpty()) {
                uninstall(bundle);
            }
            throw new Problem(ill.get(), REMEDY);
        }
        return bundle;
    }

    private static Bundle put(BundleContext framework, Path file, String name, Optional<Bundle> there) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (there.isEmpty()) {
                return framework.installBundle(file.toUri().toString(), in);
            }
            there.get().update(in);
            return there.get();
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        } catch (BundleException e) {
            throw new Problem(name + " cannot be installed: " + Failure.of(e, framework), REMEDY, e);
        }
    }

    private static Optional<String> ill(BundleContext framework, Bundle bundle) {
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            return Optional.of(bundle.getSymbolicName() + " does not start: " + Failure.of(e, framework));
        }
        List<String> ills = Components.ills(framework, List.of(bundle));
        return ills.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", ills));
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new Problem(bundle.getSymbolicName() + " does not go away again: " + e.getMessage(), "restart the workbench", e);
        }
    }

    private static String symbolicName(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Problem("there is no file " + file, "name the jar of a bundle");
        }
        try {
            return BundleFile.symbolicName(file);
        } catch (IOException e) {
            throw new Problem(file + " is no bundle: " + e.getMessage(), "make it with bnd", e);
        }
    }
}
