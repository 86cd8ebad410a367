// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.part.PartKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * A bundle as it stands.
 *
 * @param brings its services: parts as {@code kernel=rbf}, others by the last word of their contract
 * @param needs bundles whose services it uses
 * @param neededBy bundles that use its services
 */
record BundleRow(Bundle bundle, String name, String version, int state, Set<String> brings, Set<String> needs,
        Set<String> neededBy) {

    private static final String OURS = "gpcis.";
    private static final String CONTRACTS = "gpcis.api.";
    /** Without these there is no window to start them again from. */
    private static final Set<String> KEPT = Set.of("gpcis.api", "gpcis.ui.workbench", "gpcis.ui.parts", "gpcis.ui.cli");

    /** Our bundles and those with parts of the workbench, by name. */
    static List<BundleRow> all(BundleContext framework) {
        return Arrays.stream(framework.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && (bundle.getSymbolicName().startsWith(OURS)
                        || String.valueOf(bundle.getHeaders().get(Constants.IMPORT_PACKAGE)).contains(CONTRACTS)))
                .sorted(Comparator.comparing(Bundle::getSymbolicName)).map(BundleRow::of).toList();
    }

    private static BundleRow of(Bundle bundle) {
        Set<String> brings = new TreeSet<>();
        Set<String> needs = new TreeSet<>();
        Set<String> neededBy = new TreeSet<>();
        for (ServiceReference<?> service : services(bundle.getRegisteredServices())) {
            brings.add(words(service));
            for (Bundle user : Objects.requireNonNullElse(service.getUsingBundles(), new Bundle[0])) {
                add(neededBy, user, bundle);
            }
        }
        for (ServiceReference<?> service : services(bundle.getServicesInUse())) {
            add(needs, service.getBundle(), bundle);
        }
        return new BundleRow(bundle, bundle.getSymbolicName(), bundle.getVersion().toString(), bundle.getState(), brings, needs,
                neededBy);
    }

    private static ServiceReference<?>[] services(ServiceReference<?>[] found) {
        return found == null ? new ServiceReference<?>[0] : found;
    }

    private static void add(Set<String> names, Bundle other, Bundle self) {
        if (other != null && other != self && other.getSymbolicName().startsWith(OURS)) {
            names.add(other.getSymbolicName());
        }
    }

    private static String words(ServiceReference<?> service) {
        for (PartKind kind : PartKind.values()) {
            if (service.getProperty(kind.property()) instanceof String name) {
                return kind.key() + "=" + name;
            }
        }
        String contract = ((String[]) service.getProperty(Constants.OBJECTCLASS))[0];
        return contract.substring(contract.lastIndexOf('.') + 1);
    }

    boolean runs() {
        return state == Bundle.ACTIVE || state == Bundle.STARTING;
    }

    boolean mayStop() {
        return runs() && !KEPT.contains(name);
    }
}
