// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Bundles that did not come with the workbench: from the folder for plugins, or installed while it runs. */
final class Outsiders {

    private final BundleContext framework;
    /** How the locations of our own bundles begin; where it is not known, our names tell. */
    private final String home;

    Outsiders(BundleContext framework) {
        this.framework = framework;
        String folder = System.getProperty("gpcis.home");
        this.home = folder == null ? null : "reference:" + Path.of(folder).toAbsolutePath().toUri();
    }

    private boolean outside(Bundle bundle) {
        return bundle.getBundleId() != 0 && bundle.getState() == Bundle.ACTIVE && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null
                && (home == null ? !String.valueOf(bundle.getSymbolicName()).startsWith("gpcis.")
                        : !bundle.getLocation().startsWith(home));
    }

    /** The bundle from outside whose code is the innermost on the stack, if there is any on it. */
    Optional<Bundle> running(StackTraceElement[] stack) {
        Bundle[] outside = Arrays.stream(framework.getBundles()).filter(this::outside).toArray(Bundle[]::new);
        return Arrays.stream(stack).flatMap(frame -> Arrays.stream(outside).filter(bundle -> has(bundle, frame))).findFirst();
    }

    /** Where in that bundle it is. */
    String frame(StackTraceElement[] stack, Bundle bundle) {
        return Arrays.stream(stack).filter(frame -> has(bundle, frame)).findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName()).orElse("its code");
    }

    private static boolean has(Bundle bundle, StackTraceElement frame) {
        return bundle.getEntry(frame.getClassName().replace('.', '/') + ".class") != null;
    }
}
