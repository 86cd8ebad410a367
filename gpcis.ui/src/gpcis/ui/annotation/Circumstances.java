// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.Computation;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.tensor.EngineReport;
import gpcis.api.tensor.TensorEngine;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What a computation runs with: bundles, Java, engine, machine. */
final class Circumstances {

    /** Bundles that have a share in every mask; those of the parts in use, whoever made them, come besides. */
    private static final Pattern ALWAYS = Pattern.compile("gpcis\\.(api|ui\\.picture|ui\\.annotation|sampler\\.(engine|model|session))");

    private final BundleContext framework;
    private final PartRegistry registry;
    private final TensorEngine engine;
    private Map<String, String> machine;

    Circumstances(BundleContext framework, PartRegistry registry, TensorEngine engine) {
        this.framework = framework;
        this.registry = registry;
        this.engine = engine;
    }

    /** As it is now, with those parts in use. */
    Computation with(Map<PartKind, String> parts) {
        Map<String, String> bundles = new TreeMap<>();
        for (Bundle bundle : framework.getBundles()) {
            if (bundle.getSymbolicName() != null && ALWAYS.matcher(bundle.getSymbolicName()).matches()) {
                bundles.put(bundle.getSymbolicName(), bundle.getVersion().toString());
            }
        }
        for (RunningPart part : registry.running()) {
            if (part.name().equals(parts.get(part.kind()))) {
                bundles.put(part.bundle(), part.version());
            }
        }
        return new Computation(parts, bundles, machine());
    }

    private synchronized Map<String, String> machine() {
        if (machine == null) {
            EngineReport report = engine.report();
            machine = Map.of("engine", report.engine() + " " + report.version(), "device", report.device(),
                    "java", System.getProperty("java.version"),
                    "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    "threads", Integer.toString(report.threads()));
        }
        return machine;
    }
}
