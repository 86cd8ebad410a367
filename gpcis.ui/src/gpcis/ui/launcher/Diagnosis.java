// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import gpcis.ui.bundle.Components;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

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
        reasons.addAll(Components.ills(context, Arrays.asList(context.getBundles())));
        return reasons;
    }
}
