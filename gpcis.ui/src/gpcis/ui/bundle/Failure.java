// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** Why a bundle or a component of it does not work, in half a sentence: what a person can act upon, without the trace. */
public final class Failure {

    /** The resolver tells a whole chain of wants; the last one is what is missing. */
    private static final Pattern WANT = Pattern.compile(
            "missing requirement (?!.*missing requirement).*?([\\w.]+; \\(.*?)(?: Unresolved requirements.*)?$", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)\\)"
            + "(?:\\(version>=([^)]+)\\))?(?:\\(!\\(version>=([^)]+)\\)\\))?");
    private static final String CAUSE = "Caused by: ";

    private Failure() { }

    /** Of a bundle that could not be started. */
    public static String of(BundleException failure, BundleContext framework) {
        Matcher want = WANT.matcher(String.valueOf(failure.getMessage()));
        if (want.find()) {
            Matcher named = PACKAGE.matcher(want.group(1));
            return named.find() ? missing(named, framework) : "nothing here offers it " + want.group(1);
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof BundleException ? first : cause.getClass().getSimpleName() + ": " + first;
    }

    private static String missing(Matcher wanted, BundleContext framework) {
        String name = wanted.group(1);
        String here = Arrays.stream(framework.getBundles())
                .map(bundle -> bundle.adapt(BundleWiring.class)).filter(Objects::nonNull)
                .flatMap(wiring -> wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .filter(offer -> name.equals(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(offer -> String.valueOf(offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)))
                .distinct().sorted().collect(Collectors.joining(", "));
        if (here.isEmpty()) {
            return "no bundle has the package " + name;
        }
        String upTo = wanted.group(3) == null ? "" : " to below " + wanted.group(3);
        return "it asks for the package " + name + " from version " + wanted.group(2) + upTo
                + ", and this workbench has " + here;
    }

    /** Of a component that Declarative Services could not make; they keep the trace only. */
    public static String ofComponent(String trace) {
        String all = String.valueOf(trace);
        int last = all.lastIndexOf(CAUSE);
        return all.substring(last < 0 ? 0 : last + CAUSE.length()).lines().findFirst().orElse("no reason given")
                // The package of an exception tells a user nothing.
                .replaceFirst("^(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }
}
