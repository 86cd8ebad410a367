// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.problem.Problem;
import gpcis.ui.variant.Variant;
import gpcis.ui.variant.Variants;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gpcis:services}, {@code gpcis:use} and {@code gpcis:variant}: which parts run, and which of them to work with. */
@Component(
        service = PartCommands.class,
        property = {"osgi.command.scope=gpcis", "osgi.command.function=services", "osgi.command.function=use",
            "osgi.command.function=variant"})
public final class PartCommands {

    private static final String OFF = "off";

    private final BundleContext framework;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile PartRegistry registry;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ConfigurationAdmin configurations;

    /** @param framework knows where the distribution is */
    @Activate
    public PartCommands(BundleContext framework) {
        this.framework = framework;
    }

    /** Lists the running parts. */
    @Descriptor("lists the running parts by kind; * marks those chosen with gpcis:use")
    public String services() {
        return Answer.of(() -> list(registry().running(), registry().chosen()));
    }

    /** Chooses parts by name, or takes choices back. */
    @Descriptor("chooses parts by name, from the next click on: gpcis:use kernel=rbf; kernel= takes the choice back")
    public String use(@Descriptor("KIND=NAME ...") String... choices) {
        return Answer.of(() -> {
            if (choices.length == 0) {
                throw new Problem("nothing was named", "write for instance gpcis:use kernel=rbf");
            }
            Map<PartKind, Optional<String>> wanted = new EnumMap<>(PartKind.class);
            for (String choice : choices) {
                PartName part = PartName.parse(choice);
                wanted.put(part.kind(), part.name());
            }
            wanted.forEach(registry()::choose);
            return wanted.entrySet().stream()
                    .map(choice -> choice.getKey().key() + ": " + choice.getValue().orElse("as the model states"))
                    .collect(Collectors.joining("\n"));
        });
    }

    /** Lists the variants. */
    @Descriptor("lists the variants of Table 4")
    public String variant() {
        return Answer.of(() -> {
            Variants variants = variants();
            return variants.names().stream()
                    .map(name -> name + "  " + listed(variants.open(name).parts()))
                    .collect(Collectors.joining("\n"));
        });
    }

    /** Puts a variant into force, or takes it back. */
    @Descriptor("works with a variant of Table 4 from the next click on; off takes it back")
    public String variant(@Descriptor("a b c d e or off") String name) {
        return Answer.of(() -> {
            Variants variants = variants();
            if (name.equals(OFF)) {
                variants.takeBack();
                return "parts as the model states";
            }
            Variant variant = variants.open(name);
            variants.apply(variant);
            return "variant " + name + ": " + listed(variant.parts());
        });
    }

    private Variants variants() {
        return Variants.ofDistribution(framework, Answer.running(configurations, "keeper of configurations"), registry());
    }

    private static String listed(Map<PartKind, String> parts) {
        return parts.entrySet().stream().map(part -> part.getKey().key() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    }

    private PartRegistry registry() {
        return Answer.running(registry, "part registry");
    }

    private static String list(List<RunningPart> running, Map<PartKind, String> chosen) {
        StringBuilder text = new StringBuilder();
        for (PartKind kind : PartKind.values()) {
            List<RunningPart> parts = running.stream().filter(part -> part.kind() == kind).toList();
            if (parts.isEmpty()) {
                text.append(String.format("%-10s (none)%n", kind.key()));
            }
            for (RunningPart part : parts) {
                String mark = part.name().equals(chosen.get(kind)) ? "*" : " ";
                text.append(String.format("%-10s %s %-14s %s %s%n", kind.key(), mark, part.name(), part.bundle(),
                        part.version()));
            }
        }
        return text.toString().stripTrailing();
    }
}
