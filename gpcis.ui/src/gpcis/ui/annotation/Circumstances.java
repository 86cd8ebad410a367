// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.Computation;
import gpcis.api.part.PartKind;
import gpcis.api.tensor.EngineReport;
import gpcis.api.tensor.TensorEngine;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What a computation runs with: bundles, Java, engine, machine. */
final class Circumstances {

    private final BundleContext framework;
    private final TensorEngine engine;
    private Map<String, String> machine;

    Circumstances(BundleContext framework, TensorEngine engine) {
        this.framework = framework;
        this.engine = engine;
    }

    /** As it is now. */
    Computation with(Map<PartKind, String> parts) {
        return new Computation(parts, bundles(), machine());
    }

    /** The workbench's own active bundles; others have no share in the numbers. */
    private Map<String, String> bundles() {
        Map<String, String> bundles = new TreeMap<>();
        for (Bundle bundle : framework.getBundles()) {
            String name = bundle.getSymbolicName();
            if (name != null && name.startsWith("gpcis.") && bundle.getState() == Bundle.ACTIVE) {
                bundles.put(name, bundle.getVersion().toString());
            }
        }
        return bundles;
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
