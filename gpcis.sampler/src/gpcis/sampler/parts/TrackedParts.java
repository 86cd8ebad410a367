// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.parts;

import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The parts as the framework knows them at this moment: one tracker over all services that carry a kind's property. Of two
 * with the same name the one with the higher ranking, then the older one, counts.
 * Immediate, since choices must outlive those who made them.
 */
@Component(configurationPid = "gpcis.parts", immediate = true)
public final class TrackedParts implements PartRegistry {

    private final BundleContext context;
    private final ServiceTracker<Object, Object> tracker;
    private final Map<PartKind, String> configured = new EnumMap<>(PartKind.class);
    private final Map<PartKind, String> chosen = new EnumMap<>(PartKind.class);

    /** Begins to track; takes choices from configuration. */
    @Activate
    public TrackedParts(BundleContext context, Map<String, Object> configuration) {
        this.context = context;
        tracker = new ServiceTracker<>(context, anyPart(), null);
        tracker.open(true);
        configure(configuration);
    }

    private static Filter anyPart() {
        String kinds = Arrays.stream(PartKind.values()).map(kind -> "(" + kind.property() + "=*)")
                .collect(Collectors.joining());
        try {
            return FrameworkUtil.createFilter("(|" + kinds + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes changed choices from configuration. */
    @Modified
    public synchronized void configure(Map<String, Object> configuration) {
        configured.clear();
        for (PartKind kind : PartKind.values()) {
            if (configuration.get(kind.key()) instanceof String name && !name.isBlank()) {
                configured.put(kind, name.strip());
            }
        }
    }

    /** Ends tracking. */
    @Deactivate
    public void close() {
        tracker.close();
    }

    @Override
    public List<RunningPart> running() {
        List<RunningPart> running = new ArrayList<>();
        for (PartKind kind : PartKind.values()) {
            references(kind).forEach((name, reference) -> running.add(new RunningPart(kind, name,
                    reference.getBundle().getSymbolicName(), reference.getBundle().getVersion().toString())));
        }
        return List.copyOf(running);
    }

    /** By name; the best one of each name. */
    private Map<String, ServiceReference<Object>> references(PartKind kind) {
        ServiceReference<Object>[] all = tracker.getServiceReferences();
        Map<String, ServiceReference<Object>> byName = new TreeMap<>();
        if (all != null) {
            Arrays.sort(all, Comparator.reverseOrder());
            for (ServiceReference<Object> reference : all) {
                if (reference.getProperty(kind.property()) instanceof String name && reference.getBundle() != null) {
                    byName.putIfAbsent(name, reference);
                }
            }
        }
        return byName;
    }

    @Override
    public synchronized Map<PartKind, String> chosen() {
        Map<PartKind, String> all = new EnumMap<>(PartKind.class);
        all.putAll(configured);
        all.putAll(chosen);
        return Collections.unmodifiableMap(all);
    }

    @Override
    public synchronized void choose(PartKind kind, Optional<String> name) {
        if (name.isPresent()) {
            find(kind, name.get(), Object.class);
            chosen.put(kind, name.get());
        } else {
            chosen.remove(kind);
        }
    }

    @Override
    public <T> T find(PartKind kind, String name, Class<T> type) {
        Map<String, ServiceReference<Object>> references = references(kind);
        ServiceReference<Object> reference = references.get(name);
        Object part = reference == null ? null : tracker.getService(reference);
        if (part == null) {
            throw new Problem("no " + kind.key() + " '" + name + "' is running", remedy(kind, name, references.keySet()));
        }
        if (!type.isInstance(part)) {
            throw new Problem("the " + kind.key() + " '" + name + "' of bundle "
                    + reference.getBundle().getSymbolicName() + " is no " + type.getName(),
                    "build that bundle against this workbench's gpcis.api");
        }
        return type.cast(part);
    }

    private String remedy(PartKind kind, String name, Set<String> running) {
        String start = bundle(kind, name).map(bundle -> "start the bundle " + bundle)
                .orElse("install the bundle that brings it");
        return start + (running.isEmpty() ? "; no " + kind.key() + " is running at all"
                : ", or choose one of: " + String.join(", ", running));
    }

    @Override
    public Optional<String> bundle(PartKind kind, String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && DeclaredParts.of(bundle).contains(kind, name))
                .map(Bundle::getSymbolicName).findFirst();
    }
}
